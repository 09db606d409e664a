import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { eks, Postgres, scrapeAnnotations, Workload } from '../../constructs';
import { DeploymentStack, Difference, newestBuild, Platform, semver } from '../../lib';
import { updatedRelease } from '../../lib/cli/images/updated-release';
import { readProject } from '../../lib/cli/project/project';
import { parseUntrustedYaml } from '../../lib/documents/untrusted';
import { ReleaseText } from '../../lib/release/release-text';
import { synthesize, synthesizePlatform } from '../../lib/testing';
import { ruleOf } from '../../lib/updates/rule-of';
import { aws, cloudless, Overrides } from '../kit/environments';
import { root } from '../kit/root';

type Props = Partial<ConstructorParameters<typeof Workload>[2]>;

const orders =
  (props: object = {}) =>
  (stack: DeploymentStack): void =>
    void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', ...(props as Props) });

function deployed(define: (stack: DeploymentStack) => void, overrides: Overrides = {}, environment = cloudless) {
  const { spec } = synthesize(environment(overrides), define).resources.only('apps/v1/Deployment').values;
  const env = spec.template.spec.containers[0].env ?? [];
  const { annotations } = spec.template.metadata;
  return { replicas: spec.replicas, annotations, env: Object.fromEntries(env.map((each) => [each.name, each])) };
}

interface Rule {
  readonly workloads: string;
  readonly expression: string;
}

const scale = (replicas: number): Difference => ({ scale: { replicas } });
const ofEnvironment = { differences: { 'shop/orders': scale(3) } };

/** In an empty folder with a `cdktf.json` and a `cdk8s.yaml` that say where to write. */
function inProject<T>(variables: Readonly<Record<string, string>>, use: () => T): T {
  const [before, folder, environment] = [process.cwd(), fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-wins-')), process.env];
  fs.writeFileSync(path.join(folder, 'cdktf.json'), '{ "app": "node main.js", "output": "file.out" }');
  fs.writeFileSync(path.join(folder, 'cdk8s.yaml'), 'output: file-dist\n');
  try {
    process.chdir(folder);
    process.env = { ...environment, ...variables };
    return use();
  } finally {
    process.chdir(before);
    process.env = environment;
    fs.rmSync(folder, { recursive: true });
  }
}

const read = (yaml: string) => parseUntrustedYaml(yaml, 'file.yaml')[0]!.value;

describe('of two that say the same thing, as the docs tell', () => {
  test('the line that places a workload wins over its environment', () => {
    expect(deployed((stack) => stack.place(orders({ replicas: 1 }), scale(4)), ofEnvironment).replicas).toBe(4);
    expect(deployed((stack) => stack.place(orders({ replicas: 1 }), { env: { A: 'b' } }), ofEnvironment).replicas).toBe(3);
  });

  test('the environment wins over the workload', () => {
    expect(deployed(orders({ replicas: 1 }), ofEnvironment).replicas).toBe(3);
  });

  test('a line inside of another wins over it, and over the environment', () => {
    const nested = (stack: DeploymentStack) => stack.place((inner) => inner.place(orders({ replicas: 1 }), scale(5)), scale(4));
    expect(deployed(nested, ofEnvironment).replicas).toBe(5);
  });

  test('a map of `env` wins over the variables of dependencies, and is added to them', () => {
    const { env } = deployed(
      orders({ dependencies: { db: new Postgres({ size: 'small' }) }, env: { DB_HOST: 'mine', OTHER: 'a' } }),
      {},
      aws,
    );
    expect(env).toMatchObject({ DB_HOST: { value: 'mine' }, OTHER: { value: 'a' }, DB_PORT: {} });
  });

  test('the result of a function in `env` stands alone', () => {
    const { env } = deployed(orders({ dependencies: { db: new Postgres({ size: 'small' }) }, env: () => ({ OTHER: 'a' }) }), {}, aws);
    expect(Object.keys(env)).toEqual(['OTHER']);
  });

  test('variables of `env` win over those of the runtime', () => {
    const resources = { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } };
    expect(deployed(orders({ runtime: 'go', resources })).env.GOMEMLIMIT?.value).not.toBe('mine');
    expect(deployed(orders({ runtime: 'go', resources, env: { GOMEMLIMIT: 'mine' } })).env.GOMEMLIMIT!.value).toBe('mine');
  });

  test('variables of `env` win over those of telemetry', () => {
    const telemetry = {
      endpoint: 'http://otel:4317',
      protocol: 'grpc',
      peers: [{ namespace: 'observability', pods: { app: 'otel' } }],
    } as const;
    expect(deployed(orders(), { telemetry }).env.OTEL_SERVICE_NAME!.value).toBe('orders');
    expect(deployed(orders({ env: { OTEL_SERVICE_NAME: 'mine' } }), { telemetry }).env.OTEL_SERVICE_NAME!.value).toBe('mine');
  });

  test('annotations of the developer win over those of metrics', () => {
    const props = { ports: { metrics: { port: 9090 } }, metrics: { port: 'metrics' } };
    const key = 'prometheus.io/port';
    const network = eks({ cloudApis: [{ cidr: '10.0.128.0/20' }], monitoring: [{ namespace: 'monitoring' }] });
    const clusters = [{ name: 'local', kubernetesVersion: '1.34', network }];
    const watched = { monitoring: scrapeAnnotations(), regions: [{ region: 'local', clusters }] };
    expect(deployed(orders(props), watched).annotations[key]).toBe('9090');
    expect(deployed(orders({ ...props, podAnnotations: { [key]: '1' } }), watched).annotations[key]).toBe('1');
  });

  test('`CDKTF_OUTDIR` and `CDK8S_OUTDIR` win over the files of the project, and the files over what is usual', () => {
    const folders = (variables: Readonly<Record<string, string>>) => inProject(variables, readProject);
    expect(folders({ CDKTF_OUTDIR: 'a.out', CDK8S_OUTDIR: 'b' })).toMatchObject({ terraformOut: 'a.out', kubernetesOut: 'b' });
    expect(folders({ CDKTF_OUTDIR: '', CDK8S_OUTDIR: '' })).toMatchObject({ terraformOut: 'file.out', kubernetesOut: 'file-dist' });
  });

  test('what a platform is given wins over `CDK8S_OUTDIR`', () => {
    const out = (kubernetesOutdir?: string) =>
      inProject({ CDK8S_OUTDIR: 'b' }, () => new Platform({ organization: 'acme', ...(kubernetesOutdir && { kubernetesOutdir }) }))
        .kubernetesOutdir;
    expect([out(), out('mine')]).toEqual(['b', 'mine']);
  });

  test('the most specific key of `updates` wins, in whatever order they are stated', () => {
    const stated = [
      ['*/*', semver('^1')],
      ['shop/*', semver('^2')],
      ['*/orders', semver('^3')],
      ['shop/orders', newestBuild(/^main-(?<time>\d+)$/)],
    ] as const;
    const images = Object.fromEntries(['shop/orders', 'shop/web', 'pay/orders', 'pay/web'].map((workload) => [workload, { tag: '1' }]));
    for (const entries of [stated, [...stated].reverse()]) {
      const environment = cloudless({ release: { schemaVersion: 1, images }, updates: Object.fromEntries(entries) });
      const { files } = synthesizePlatform((platform) => environment.stamp(platform, 'shop', () => undefined, { empty: true }));
      const [{ updates }] = JSON.parse(files.get('cdktf.out/assembly.json')!).environments;
      expect(Object.keys(images).map((workload) => ruleOf<Rule>(updates, workload)?.expression)).toEqual([
        '^main-(?<time>\\d+)$',
        '^2',
        '^3',
        '^1',
      ]);
    }
  });

  test('who edits the release file wins over an update that was looked up before', () => {
    const release = (tag: string) => new ReleaseText(JSON.stringify({ schemaVersion: 1, images: { 'shop/orders': { tag } } }), 'a.json');
    const rest = { repositories: ['ghcr.io/acme/orders'], candidates: ['2.1.0'], matching: 1, notes: [] };
    const looked = { workload: 'shop/orders', current: { tag: '2.0.0' }, update: { tag: '2.1.0' }, state: 'newer', ...rest } as const;
    const tagIn = (before: ReleaseText) => updatedRelease(before, [looked], '2026-11-29').text.imageOf('shop/orders')?.tag;
    expect([release('2.0.0'), release('1.9.0')].map(tagIn)).toEqual(['2.1.0', '1.9.0']);
  });

  test('in YAML what stands beside `<<` and later wins, and of several mappings that it names the first', () => {
    expect(read('a: &a { p: 1, q: 1 }\nb: &b { p: 2 }\nc: { <<: [*b, *a], q: 3 }\n')).toMatchObject({ c: { p: 2, q: 3 } });
  });
});

test('every place that says who wins is one of those', () => {
  const places = ['lib', 'constructs', 'docs'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => /\.(?:ts|md)$/.test(file) && !file.endsWith('property-types.ts'))
      .filter((file) => /\bwins?\b/.test(fs.readFileSync(path.join(root, file), 'utf8'))),
  );
  expect(places.sort()).toEqual([
    'constructs/workload/pod/container-props.ts',
    'constructs/workload/pod/env.ts',
    'constructs/workload/pods.ts',
    'docs/constructs/cron-job.md',
    'docs/constructs/daemon-workload.md',
    'docs/constructs/job.md',
    'docs/constructs/monitoring.md',
    'docs/constructs/stateful-workload.md',
    'docs/constructs/workload.md',
    'docs/developers.md',
    'docs/images.md',
    'docs/operators.md',
    // Of a rule: environment variables that stand twice.
    'docs/rules.md',
    'lib/cli/project/project.ts',
    'lib/documents/yaml/kubectl-schema.ts',
    'lib/documents/yaml/merged-keys.ts',
    'lib/model/difference.ts',
    'lib/model/environment.ts',
    'lib/synth/deployment-stack.ts',
  ]);
});
