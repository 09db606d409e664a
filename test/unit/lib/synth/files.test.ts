import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { ApiObject } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { Workload } from '../../../../constructs/workload/workload';
import { Assembly, DeploymentStack, Network, Platform, UserError } from '../../../../lib';
import { isLedger } from '../../../../lib/assembly/layout';
import { readAssembly } from '../../../../lib/assembly/read-assembly';
import { Synthesized, synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment, region, TerraformData } from '../../../kit/places';
import { check } from '../../../kit/property';
import { schemaOf } from '../../../kit/root';

const image = 'ghcr.io/acme/any';

/** A network that writes one object for each policy. */
const network: Network = {
  allow: (chart, id, { name, namespace, ...spec }) =>
    void new ApiObject(chart, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace },
      spec,
    } as never),
};

const production = environment({
  regions: [region('eu-west-1', [cluster('blue', network), cluster('green', network)]), region('us-east-1', [cluster('red', network)])],
});
const development = environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [cluster('kind', network)] }],
  terraform: [],
});

const orders = (stack: DeploymentStack) => {
  const workload = new Workload(stack, 'orders', { image, ports: { http: { port: 80 } } });
  new TerraformData(workload, 'data', { input: 'x' });
  new TerraformData(stack, 'shared');
};
const billing = (stack: DeploymentStack) => new Workload(stack, 'billing', { image });

function everything(platform: Platform): void {
  for (const on of [production, development]) {
    on.stamp(platform, 'shop', (stack: DeploymentStack) => {
      orders(stack);
      billing(stack);
    });
  }
  production.stamp(platform, 'back-office', billing, { regions: ['us-east-1'] });
}

let synthesized: Synthesized;
let assembly: Assembly;
beforeAll(() => {
  synthesized = synthesizePlatform(everything);
  assembly = JSON.parse(synthesized.files.get('cdktf.out/assembly.json')!);
});

const ids = [
  'back-office-production-us-east-1',
  'platform-development-local',
  'platform-production-eu-west-1',
  'platform-production-us-east-1',
  'shop-development-local',
  'shop-production-eu-west-1',
  'shop-production-us-east-1',
];

test('Terraform is written by stack, Kubernetes by environment, cluster, stack and workload', () => {
  expect([...synthesized.files.keys()].sort()).toEqual(
    [
      ...ids.map((id) => `cdktf.out/stacks/${id}/cdk.tf.json`),
      'cdktf.out/assembly.json',
      'cdktf.out/report.json',
      'cdktf.out/manifest.json',
      'dist/development/kind/platform-development-local/platform.k8s.yaml',
      'dist/development/kind/shop-development-local/billing.k8s.yaml',
      'dist/development/kind/shop-development-local/orders.k8s.yaml',
      ...['blue', 'green'].flatMap((name) => [
        `dist/production/${name}/platform-production-eu-west-1/platform.k8s.yaml`,
        `dist/production/${name}/shop-production-eu-west-1/billing.k8s.yaml`,
        `dist/production/${name}/shop-production-eu-west-1/orders.k8s.yaml`,
      ]),
      'dist/production/red/back-office-production-us-east-1/billing.k8s.yaml',
      'dist/production/red/platform-production-us-east-1/platform.k8s.yaml',
      'dist/production/red/shop-production-us-east-1/billing.k8s.yaml',
      'dist/production/red/shop-production-us-east-1/orders.k8s.yaml',
    ].sort(),
  );
});

describe('the assembly', () => {
  test('is as its published schema says', () => {
    const schema = schemaOf('assembly');
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    expect([validate(assembly), validate.errors]).toEqual([true, null]);
  });

  test('names every file that was written, with its hash, and no other', () => {
    const named = assembly.stacks.flatMap(({ terraform, clusters }) => [
      [`cdktf.out/${terraform!.file}`, terraform!.sha256],
      ...clusters.flatMap(({ manifests }) => manifests.map(({ file, sha256 }) => [`dist/${file}`, sha256])),
    ]);
    const written = [...synthesized.files]
      .filter(([file]) => !/(assembly|manifest|report)\.json$/.test(file))
      .map(([file, content]) => [file, createHash('sha256').update(content).digest('hex')]);
    expect(named.sort()).toEqual(written.sort());
  });

  test('names every Terraform block and Kubernetes object, with its construct path and the line that led to it', () => {
    // GIVEN
    const documented = assembly.stacks.flatMap(({ resources }) =>
      resources.map(({ engine, type, address, path: at }) => [engine, type, address, at]),
    );
    const written = synthesized.resources.all.map(({ type, address, path: at }) => [
      type.includes('/') ? 'kubernetes' : 'terraform',
      type,
      address,
      at,
    ]);
    // THEN
    expect(documented.sort()).toEqual(written.sort());
    const lines = fs.readFileSync(__filename, 'utf8').split('\n');
    const ownLines: Readonly<Record<string, RegExp>> = { orders: /'orders'/, billing: /'billing'/, data: /'data'/, shared: /'shared'/ };
    for (const { path: at, source } of assembly.stacks.flatMap(({ resources }) => resources)) {
      expect(source).toMatchObject({ file: 'test/unit/lib/synth/files.test.ts' });
      const line = lines[source!.line - 1]!;
      expect([at, line]).toEqual([
        at,
        expect.stringMatching(ownLines[at.split('/').at(-1)!] ?? ownLines[at.split('/')[1]!] ?? /\.stamp\(platform/),
      ]);
    }
  });

  test('says of each workload what it runs, where', () => {
    const shop = assembly.stacks.find(({ id }) => id === 'shop-production-eu-west-1')!;
    expect(shop).toMatchObject({ app: 'shop', environment: 'production', region: 'eu-west-1', protected: false });
    expect(shop.workloads.map(({ name, path: at, namespace, image: runs }) => [name, at, namespace, runs])).toEqual([
      ['billing', 'shop-production-eu-west-1/billing', 'shop', `${image}:v1`],
      ['orders', 'shop-production-eu-west-1/orders', 'shop', `${image}:v1`],
    ]);
  });

  test('holds no date, commit or folder of this machine', () => {
    const text = synthesized.files.get('cdktf.out/assembly.json')!;
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(os.tmpdir());
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d/);
  });

  test('is sorted, so that the order of definition makes no difference', () => {
    expect(assembly.stacks.map(({ id }) => id)).toEqual(ids);
    for (const { resources } of assembly.stacks) {
      const addresses = resources.map(({ address }) => address);
      expect(addresses).toEqual([...addresses].sort());
    }
  });

  test('says that a construct was renamed, not that what it makes has changed', () => {
    const hashes = (id: string) => {
      const { files } = synthesizePlatform((platform) =>
        development.stamp(platform, 'shop', (stack: DeploymentStack) => {
          new ApiObject(stack.chartOf(stack.clusters[0]!), id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } });
          new TerraformData(stack, id, { input: 1 }).overrideLogicalId('x');
        }),
      );
      const [, shop] = (JSON.parse(files.get('cdktf.out/assembly.json')!) as Assembly).stacks;
      return shop!.resources.map(({ address, sha256 }) => [address, sha256]);
    };
    expect(hashes('a')).toEqual(hashes('b'));
  });
});

describe('a manifest', () => {
  test('labels every object with its stack, and annotates it with its construct path', () => {
    for (const { values, path: at } of synthesized.resources.all.filter(({ type }) => type.includes('/'))) {
      expect(values.metadata.labels['slipway.dev/stack']).toBe(at.split('/')[0]);
      expect(values.metadata.labels['app.kubernetes.io/managed-by']).toBe('slipway');
    }
  });

  test('of the platform holds the namespaces before what is in them, restricted, and workloads’ manifests hold none', () => {
    const kinds = (file: string) =>
      parseAllDocuments(synthesized.files.get(file)!).map((document) => [document.toJS().kind, document.toJS().metadata.name]);
    expect(kinds('dist/production/red/platform-production-us-east-1/platform.k8s.yaml')).toEqual([
      ['Namespace', 'back-office'],
      ['NetworkPolicy', 'default-deny'],
      ['Namespace', 'shop'],
      ['NetworkPolicy', 'default-deny'],
    ]);
    const [namespace] = synthesized.resources.ofType('v1/Namespace');
    expect(namespace!.values.metadata).not.toHaveProperty('namespace');
    for (const mode of ['enforce', 'audit', 'warn']) {
      expect(namespace!.values.metadata.labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
      expect(namespace!.values.metadata.labels[`pod-security.kubernetes.io/${mode}-version`]).toBe('v1.34');
    }
    for (const { path: at } of synthesized.resources.ofType('v1/Namespace')) expect(at).toMatch(/^platform-/);
    for (const { path: at } of synthesized.resources.all.filter(({ values }) => values.metadata?.name === 'default-deny'))
      expect(at).toMatch(/^platform-/);
  });

  test('is read back as it was meant by readers of YAML 1.1 and 1.2, whatever its texts hold', () => {
    const texts = fc.oneof(
      fc.constantFrom(
        'yes',
        'on',
        'No',
        '0777',
        '1e3',
        '0x1f',
        '12:30:45',
        'null',
        '~',
        '1_000',
        '.inf',
        '2024-01-01',
        '',
        ' ',
        '- a',
        'a: b',
        '#x',
        '!!binary x',
        '\t',
        'a\nb\n',
        '%',
        '---',
        '...',
        '=',
        '<<',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.string(),
    );
    check(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (values) => {
        // A word for which the guard looks.
        fc.pre(!values.some((value) => /undefined/.test(value)));
        const { files } = synthesizePlatform((platform) =>
          development.stamp(
            platform,
            'shop',
            (stack: DeploymentStack) =>
              void new ApiObject(stack.chartOf(stack.clusters[0]!), 'x', {
                apiVersion: 'v1',
                kind: 'ConfigMap',
                metadata: { name: 'x' },
                data: { values },
              }),
          ),
        );
        const yaml = files.get('dist/development/kind/shop-development-local/x.k8s.yaml')!;
        for (const version of ['1.1', '1.2'] as const) {
          const [document, ...others] = parseAllDocuments(yaml, { version });
          expect(others).toEqual([]);
          expect(document!.toJS().data.values).toEqual(values);
        }
      }),
      { short: 20, long: 400 },
    );
  });
});

describe('a second synthesis in the same folders', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'synth-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const files = () =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => !isLedger(file) && fs.statSync(path.join(folder, file)).isFile())
      .sort();
  const synth = (define: (platform: Platform) => void) => {
    const platform = new Platform({
      organization: 'acme',
      terraformOutdir: path.join(folder, 'cdktf.out'),
      kubernetesOutdir: path.join(folder, 'dist'),
    });
    define(platform);
    return platform.synth();
  };

  test('removes what is made no longer, and keeps what is somebody else’s', () => {
    // GIVEN
    synth(everything);
    for (const file of [
      'dist/production/red/shop-production-us-east-1/mine.yaml',
      'cdktf.out/stacks/shop-production-us-east-1/terraform.tfstate',
    ])
      fs.writeFileSync(path.join(folder, file), 'mine');
    // WHEN
    synth((platform) => development.stamp(platform, 'shop', billing));
    // THEN
    expect(files()).toEqual([
      'cdktf.out/assembly.json',
      'cdktf.out/manifest.json',
      'cdktf.out/report.json',
      'cdktf.out/stacks/platform-development-local/cdk.tf.json',
      'cdktf.out/stacks/shop-development-local/cdk.tf.json',
      'cdktf.out/stacks/shop-production-us-east-1/terraform.tfstate',
      'dist/development/kind/platform-development-local/platform.k8s.yaml',
      'dist/development/kind/shop-development-local/billing.k8s.yaml',
      'dist/production/red/shop-production-us-east-1/mine.yaml',
    ]);
  });

  test('writes the same bytes, and returns what it wrote', () => {
    const first = synth(everything);
    const before = files().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
    expect(synth(everything)).toEqual(first);
    expect(files().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))).toEqual(before);
    expect(readAssembly(path.join(folder, 'cdktf.out/assembly.json'))).toEqual(first);
  });

  test('writes nothing where something does not hold', () => {
    synth(everything);
    const before = files().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
    expect(() =>
      synth((platform) => {
        development.stamp(platform, 'shop', (stack: DeploymentStack) => {
          new Workload(stack, 'other', { image });
          new TerraformData(stack, 'x', { input: '[object Object]' });
        });
      }),
    ).toThrow(UserError);
    expect(files().map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))).toEqual(before);
  });

  test('writes nothing where a symbolic link stands in the way of one of the two outputs', () => {
    // GIVEN
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-'));
    fs.mkdirSync(path.join(folder, 'cdktf.out/stacks'), { recursive: true });
    fs.symlinkSync(outside, path.join(folder, 'cdktf.out/stacks/shop-development-local'));
    try {
      // THEN
      expect(() => synth((platform) => development.stamp(platform, 'shop', billing))).toThrow(/is a symbolic link/);
      expect(fs.readdirSync(outside)).toEqual([]);
      expect(fs.existsSync(path.join(folder, 'dist'))).toBe(false);
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });

  test('may be deep below folders that are not there yet', () => {
    const out = (name: string) => path.join(folder, 'a/b', name);
    const platform = new Platform({ organization: 'acme', terraformOutdir: out('terraform'), kubernetesOutdir: out('kubernetes') });
    development.stamp(platform, 'shop', billing);
    platform.synth();
    expect(fs.existsSync(path.join(out('terraform'), 'assembly.json'))).toBe(true);
  });

  test('writes an assembly anew that a merge has spoilt: it says nothing of what is removed', () => {
    const first = synth(everything);
    fs.writeFileSync(path.join(folder, 'cdktf.out/assembly.json'), '<<<<<<< HEAD\n{}');
    expect(synth(everything)).toEqual(first);
    expect(readAssembly(path.join(folder, 'cdktf.out/assembly.json'))).toEqual(first);
  });

  test.each(['../x', 'a b', '-rf', 'ä'])('refuses the construct id %j that would name a file', (id) => {
    const named = (stack: DeploymentStack) =>
      new ApiObject(stack.chartOf(stack.clusters[0]!), id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } });
    expect(() => synth((platform) => development.stamp(platform, 'shop', named))).toThrow(UserError);
    expect(() => synth((platform) => development.stamp(platform, 'shop', named))).toThrow(/is no safe file name/);
  });
});

test('the folders are those that the stock tools name', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stock-'));
  const { CDKTF_OUTDIR, CDK8S_OUTDIR } = process.env;
  try {
    // GIVEN
    process.env.CDKTF_OUTDIR = path.join(folder, 'terraform');
    process.env.CDK8S_OUTDIR = path.join(folder, 'kubernetes');
    // WHEN
    const platform = new Platform({ organization: 'acme' });
    development.stamp(platform, 'shop', billing);
    platform.synth();
    // THEN
    expect(fs.existsSync(path.join(folder, 'terraform/stacks/shop-development-local/cdk.tf.json'))).toBe(true);
    expect(fs.existsSync(path.join(folder, 'kubernetes/development/kind/shop-development-local/billing.k8s.yaml'))).toBe(true);
  } finally {
    for (const [name, value] of Object.entries({ CDKTF_OUTDIR, CDK8S_OUTDIR })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    fs.rmSync(folder, { recursive: true });
  }
});
