import * as fs from 'node:fs';
import { ApiObject } from 'cdk8s';
import { Annotations, Aspects, Fn, LocalBackend, S3Backend, TerraformLocal, TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Workload } from '../../../../constructs/workload/workload';
import { Assembly, DeploymentStack, Environment, Platform, text, UserError } from '../../../../lib';
import { refuseSecondEngine } from '../../../../lib/synth/second-engine';
import { synthesize, synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment, inCluster, provisioner, region, Store, TerraformData } from '../../../kit/places';

const image = 'ghcr.io/acme/any';

/** Synthesizes a ConfigMap that holds `value`, made from a resource of Terraform. */
function configMap(value: (data: TerraformData) => unknown) {
  return synthesize(environment(), (stack) => {
    const data = new TerraformData(stack, 'data');
    new ApiObject(stack.chartScope(stack, stack.clusters[0]!), 'settings', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data: { nested: { field: value(data) } },
    });
  });
}

/** Synthesizes a resource of Terraform that holds `value`. */
function terraform(value: (data: TerraformData) => unknown) {
  return synthesize(environment(), (stack) => {
    const data = new TerraformData(stack, 'data');
    new TerraformData(stack, 'other', { input: { field: value(data) } });
  });
}

const path = 'shop-production-eu-west-1';

describe('a value that only Terraform knows is refused in a Kubernetes object, with object, path, expression and field', () => {
  test.each<[string, (data: TerraformData) => unknown, string]>([
    ['a text', (data) => data.getStringAttribute('id'), '${terraform_data.data.id}'],
    ['a text within a text', (data) => `a-${data.getStringAttribute('id')}`, 'a-${terraform_data.data.id}'],
    ['a number', (data) => data.getNumberAttribute('size'), '${terraform_data.data.size}'],
    ['a list', (data) => data.getListAttribute('ids'), '${terraform_data.data.ids}'],
    ['a list of numbers', (data) => data.getNumberListAttribute('ids'), '${terraform_data.data.ids}'],
    ['a map', (data) => Token.asStringMap(data.getStringMapAttribute('tags')), '${terraform_data.data.tags}'],
    ['an expression', (data) => Fn.upper(data.getStringAttribute('id')), 'upper(terraform_data.data.id)'],
    ['an object that resolves', (data) => data.interpolationForAttribute('id'), '${terraform_data.data.id}'],
    ['a local', (data) => new TerraformLocal(data, 'local', 'x').asString, 'local.'],
  ])('%s', (_what, value, expression) => {
    expect(() => configMap(value)).toThrow(UserError);
    expect(() => configMap(value)).toThrow(expression);
    expect(() => configMap(value)).toThrow(
      /^ConfigMap 'settings' \(shop-production-eu-west-1\/settings\) has the Terraform expression '.*' ?.* in 'data\.nested\.field/,
    );
  });

  test.each<[string, (data: TerraformData) => unknown, string]>([
    ['a number within a text', (data) => `x-${data.getNumberAttribute('size')}-y`, 'data.nested.field'],
    ['a number of a list within a text', (data) => `x-${data.getNumberListAttribute('ids')[0]}-y`, 'data.nested.field'],
    ['a key', (data) => ({ [data.getStringAttribute('id')]: 'x' }), 'data.nested.field.${TfToken['],
  ])('%s, with the object, its path and the field', (_what, value, field) => {
    expect(() => configMap(value)).toThrow(UserError);
    expect(() => configMap(value)).toThrow(`ConfigMap 'settings' (${path}/settings) has a Terraform token in '${field}`);
  });

  test('in the name of an object', () => {
    const named = (stack: DeploymentStack) =>
      void new ApiObject(stack.chartOf(stack.clusters[0]!), 'x', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: new TerraformData(stack, 'data').getStringAttribute('id') },
      });
    expect(() => synthesize(environment(), named)).toThrow(/terraform_data\.data\.id.*'name'/);
  });
});

test.each<[string, (db: never) => unknown, string]>([
  ['an output', (host) => host, `the output '${path}/orders/db.host'`],
  ['a text', (host) => text`x${host}`, 'a text`…`'],
])("%s of a dependency is refused in an object of one's own, naming it and the field", (_what, value, what) => {
  const define = (stack: DeploymentStack) => {
    const orders = new Workload(stack, 'orders', {
      image,
      dependencies: { db: new Store() },
      env: ({ db }) => {
        new ApiObject(stack.chartOf(stack.clusters[0]!), 'x', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { labels: { a: value(db.host as never) as string } },
        });
        return {};
      },
    });
    return orders;
  };
  const on = environment({ provisioners: [provisioner('store', () => ({ outputs: inCluster }))] });
  expect(() => synthesize(on, define)).toThrow(UserError);
  expect(() => synthesize(on, define)).toThrow(`has ${what} in 'labels.a'.`);
});

describe('what was printed by mistake is refused in both outputs, with the field', () => {
  test.each<[string, unknown, string]>([
    ['an object printed as text', `x-${{}}`, 'an object printed as text'],
    ['undefined', `${undefined}`, "'undefined'"],
    ['half of a character', 'a\ud83d', 'half of a character'],
    ['undefined within a name', 'https://undefined.example.org/', "'undefined'"],
  ])('%s', (_what, value, leak) => {
    expect(() => configMap(() => value)).toThrow(`ConfigMap 'settings' (${path}/settings) has ${leak} in 'data.nested.field': '${value}'.`);
    expect(() => terraform(() => value)).toThrow(UserError);
    expect(() => terraform(() => value)).toThrow(`'terraform_data.other' (${path}/other) has ${leak} in 'input.field': '${value}'.`);
  });

  test.each(['\u007f', '\u0085', '\u009f', '\ufeff', '\uffff'])(
    '%j, in Kubernetes objects: an API server reads it otherwise',
    (character) => {
      expect(() => configMap(() => `a${character}b`)).toThrow("has a control character in 'data.nested.field'");
      expect(() => terraform(() => `a${character}b`)).not.toThrow();
    },
  );

  test('a line that ends only for readers of YAML 1.1 is an escape in the manifest', () => {
    const yaml = [...configMap(() => 'a\u2028b').files].filter(([file]) => file.endsWith('.k8s.yaml')).map(([, text]) => text);
    expect(yaml.join()).toContain('field: "a\\u2028b"');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    '%d, in Kubernetes objects: kubectl refuses the file',
    (number) => {
      expect(() => configMap(() => number)).toThrow(`ConfigMap 'settings' (${path}/settings) has ${number} in 'data.nested.field'`);
    },
  );

  test('undefined in a list', () => {
    expect(() => configMap(() => ['a', undefined])).toThrow(`has 'undefined' in 'data.nested.field.1'`);
  });

  test('a number token within a text of Terraform', () => {
    expect(() => terraform((data) => `x-${data.getNumberAttribute('size')}-y`)).toThrow(
      `'terraform_data.other' (${path}/other) has a Terraform token in 'input.field'`,
    );
  });

  test('outside any block, in a stack', () => {
    const named = (stack: DeploymentStack) => {
      new TerraformData(stack, 'data');
      stack.addOverride('locals.name', '[object Object]');
    };
    expect(() => synthesize(environment(), named)).toThrow(`Stack '${path}' has an object printed as text in 'locals.name'`);
  });

  test('with the line of the workload that it is in', () => {
    // GIVEN
    const define = (stack: DeploymentStack) => {
      new Workload(stack, 'cart', { image });
      new Workload(stack, 'orders', { image, podAnnotations: { a: '[object Object]' } }); // the line
    };
    const line =
      fs
        .readFileSync(__filename, 'utf8')
        .split('\n')
        .findIndex((text) => text.endsWith('// the line')) + 1;
    // THEN
    expect(() => synthesize(environment(), define)).toThrow(expect.objectContaining({ at: expect.objectContaining({ line }) }));
  });

  test('but not words in a sentence, numbers, nor expressions of Terraform', () => {
    const harmless = ['this is undefined here', '-8.1e+298 is small', '1.8881e+289', '${aws_s3_bucket.x.arn}', '{object}', 'x'];
    expect(() => configMap(() => harmless.filter((value) => !value.includes('${')))).not.toThrow();
    expect(() => terraform((data) => [...harmless, data.getStringAttribute('id'), data.getNumberAttribute('size')])).not.toThrow();
  });
});

describe('a Terraform backend', () => {
  const define = (stack: DeploymentStack) => void new Workload(stack, 'orders', { image });

  test('is asked for where a region has an account, with the two lines to write', () => {
    expect(() => synthesize(environment({ terraform: [] }), define)).toThrow(UserError);
    expect(() => synthesize(environment({ terraform: [] }), define)).toThrow(
      /Stack 'platform-production-eu-west-1' \(stamped at test\/unit\/lib\/synth\/guards\.test\.ts:\d+:\d+\) has no Terraform backend\. Add one to 'terraform' of environment 'production':\n {2}import \{ s3State \} from 'slipway\/constructs';\n {2}terraform: \[s3State\(/,
    );
  });

  test('is a local one outside the output folder where there is no cloud, and names no folder of this machine', () => {
    // GIVEN
    const local = environment({ terraform: [], regions: [{ region: 'local', clusters: [cluster('kind')] }] });
    // WHEN
    const { files } = synthesize(local, define);
    // THEN
    const document = JSON.parse(files.get('cdktf.out/stacks/shop-production-local/cdk.tf.json')!);
    expect(document.terraform.backend).toEqual({ local: { path: '../../../state/shop-production-local.tfstate' } });
    expect(document).not.toHaveProperty('provider');
    expect([...files.values()].join()).not.toContain(process.cwd());
  });

  test('is the one that the environment sets, whatever it is', () => {
    const s3 = environment({ terraform: [(stack) => void new S3Backend(stack, { bucket: 'b', key: stack.node.id, region: 'eu-west-1' })] });
    const { files } = synthesize(s3, define);
    expect(JSON.parse(files.get(`cdktf.out/stacks/${path}/cdk.tf.json`)!).terraform.backend.s3.key).toBe(path);
  });
});

describe('a name is taken once', () => {
  const object = (stack: DeploymentStack, id: string, props: { group?: string; kind?: string; name?: string; namespace?: string } = {}) =>
    new ApiObject(stack.chartOf(stack.clusters[0]!), id, {
      apiVersion: props.group ? `${props.group}/v1` : 'v1',
      kind: props.kind ?? 'ConfigMap',
      metadata: { name: props.name ?? 'x', ...(props.namespace ? { namespace: props.namespace } : {}) },
    });

  test('by two objects of one stack: refused with both paths', () => {
    const twice = (stack: DeploymentStack) => ['a', 'b'].map((id) => object(stack, id));
    expect(() => synthesize(environment(), twice)).toThrow(UserError);
    expect(() => synthesize(environment(), twice)).toThrow(
      `'${path}/b' and '${path}/a' at test/unit/lib/synth/guards.test.ts:211:28 both make eu-west-1-blue/shop/ConfigMap/x. Rename one of them, or give their apps namespaces of their own.`,
    );
  });

  test('but in another namespace, of another kind, or in another cluster it is another', () => {
    const apart = (stack: DeploymentStack) => {
      object(stack, 'a');
      object(stack, 'b', { namespace: 'other' });
      object(stack, 'c', { kind: 'Secret' });
    };
    expect(() => synthesize(environment({ regions: [region('eu-west-1'), region('eu-west-2')] }), apart)).not.toThrow();
  });

  test.each([
    ['Service', ['', 'serving.knative.dev']],
    ['Gateway', ['gateway.networking.k8s.io', 'networking.istio.io']],
    ['Ingress', ['networking.k8s.io', 'extensions']],
    ['Node', ['longhorn.io', 'example.com']],
  ])('and a %s is another in each of the groups %j: both are written, at addresses of their own', (kind, groups) => {
    const each = (stack: DeploymentStack) => groups.map((group, index) => object(stack, `o${index}`, { group, kind }));
    const { resources, files } = synthesize(environment(), (stack) => void each(stack));
    const made = resources.all.filter((resource) => resource.type.endsWith(`/${kind}`));
    expect(new Set(made.map(({ address }) => address)).size).toBe(2);
    expect(made.map(({ values }) => values.metadata.namespace)).toEqual(['shop', 'shop']);
    const assembly: Assembly = JSON.parse(files.get('cdktf.out/assembly.json')!);
    const described = assembly.stacks.flatMap((stack) => stack.resources.map(({ address }) => address));
    expect(described).toEqual(expect.arrayContaining(made.map(({ address }) => address)));
  });

  test('by two versions of one group: they are one object', () => {
    const twice = (stack: DeploymentStack) =>
      ['autoscaling/v1', 'autoscaling/v2'].map(
        (apiVersion, index) =>
          new ApiObject(stack.chartOf(stack.clusters[0]!), `o${index}`, {
            apiVersion,
            kind: 'HorizontalPodAutoscaler',
            metadata: { name: 'x' },
          }),
      );
    expect(() => synthesize(environment(), twice)).toThrow('both make eu-west-1-blue/shop/HorizontalPodAutoscaler/x');
  });

  test('by objects of the whole cluster, whatever their namespace', () => {
    const twice = (stack: DeploymentStack) =>
      ['a', 'b'].map((id) => object(stack, id, { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', namespace: id }));
    expect(() => synthesize(environment(), twice)).toThrow('both make eu-west-1-blue/ClusterRole/x');
  });

  test('by workloads of two apps in one namespace', () => {
    const define = (production: Environment) => (platform: Platform) => {
      for (const app of ['shop', 'back-office'])
        production.stamp(platform, app, (stack: DeploymentStack) => void new Workload(stack, 'orders', { image }));
    };
    expect(() => synthesizePlatform(define(environment()))).not.toThrow();
    expect(() => synthesizePlatform(define(environment({ namespace: () => 'one' })))).toThrow(UserError);
    expect(() => synthesizePlatform(define(environment({ namespace: () => 'one' })))).toThrow(
      /'back-office-production-eu-west-1\/orders\/.*' and 'shop-production-eu-west-1\/orders\/.*' at [\w./-]+:\d+:\d+ both make eu-west-1-blue\/one\/.*/,
    );
  });

  test('by one app of two environments in one cluster', () => {
    // GIVEN a preview in the cluster of production
    const production = environment();
    const define = (platform: Platform) => {
      for (const on of [production, production.with({ name: 'pr-12' })])
        on.stamp(platform, 'shop', (stack: DeploymentStack) => void new Workload(stack, 'orders', { image }));
    };
    // THEN
    expect(() => synthesizePlatform(define)).toThrow(/both make eu-west-1-blue\//);
  });

  test('by cloud resources of two workloads, also where the joined names are equal, or equal after they were cut', () => {
    const names = (limit: number, ...ids: readonly string[]) =>
      synthesize(environment(), (stack) => {
        for (const id of ids) stack.physicalName(new Construct(stack, id), 's3', limit);
      });
    const long = 'a'.repeat(60);
    expect(() => names(63, `${long}-1`, `${long}-2`)).not.toThrow();
    expect(() => names(63, 'orderEvents', 'order-events')).toThrow(
      `'${path}/order-events' and '${path}/orderEvents' at test/unit/lib/synth/guards.test.ts:286:50 both get the name s3 'acme-production-eu-west-1-shop-order-events-5cf41bd2'. Rename one of them: names are cut to what the service takes.`,
    );
  });

  test('by one construct as often as it asks, and in each service', () => {
    synthesize(environment(), (stack) => {
      const orders = new Construct(stack, 'orders');
      const name = stack.physicalName(orders, 's3', 63);
      expect(stack.physicalName(orders, 's3', 63)).toBe(name);
      expect(stack.physicalName(orders, 'sqs', 63)).toBe(name);
    });
  });
});

describe('what constructs report', () => {
  test('by validation is told with their path', () => {
    const invalid = (stack: DeploymentStack) => new Construct(stack, 'mine').node.addValidation({ validate: () => ['is not well.'] });
    expect(() => synthesize(environment(), invalid)).toThrow(UserError);
    expect(() => synthesize(environment(), invalid)).toThrow(`'${path}/mine': is not well.`);
  });

  test('of a missing provider is told as a mistake', () => {
    const invalid = (stack: DeploymentStack) => {
      const data = new TerraformData(stack, 'data');
      (data as { terraformGeneratorMetadata: unknown }).terraformGeneratorMetadata = { providerName: 'aws' };
    };
    expect(() => synthesize(environment(), invalid)).toThrow(UserError);
    expect(() => synthesize(environment(), invalid)).toThrow(/without a matching provider/);
  });

  test.each<[string, readonly ('addError' | 'addWarning' | 'addInfo')[]]>([
    ['alone', ['addError']],
    ['before a warning', ['addError', 'addWarning']],
    ['behind a warning and a remark', ['addInfo', 'addWarning', 'addError']],
    ['twice', ['addError', 'addError']],
  ])('by an error annotation of an aspect is told as a mistake: %s', (_where, adding) => {
    const invalid = (stack: DeploymentStack) => {
      new TerraformData(stack, 'data');
      const visit = (construct: IConstruct) => {
        if (construct === stack) for (const add of adding) Annotations.of(construct)[add](`${add} is not well.`);
      };
      Aspects.of(stack).add({ visit });
    };
    expect(() => synthesize(environment(), invalid)).toThrow(UserError);
    expect(() => synthesize(environment(), invalid)).toThrow(`'${path}': addError is not well.`);
    expect(() => synthesize(environment(), invalid)).not.toThrow(/addWarning|addInfo/);
  });

  test('but neither by a warning nor by a remark', () => {
    const { files } = synthesize(environment(), (stack) => {
      new TerraformData(stack, 'data');
      Annotations.of(stack).addWarning('is odd.');
      Annotations.of(stack).addInfo('is new.');
    });
    expect(files.get('cdktf.out/manifest.json')).toMatch(/is odd\.[\s\S]*is new\./);
  });

  test("a stack of one's own beside those of the platform is refused: it would be written without backend and checks", () => {
    const define = (platform: Platform) => {
      environment().stamp(platform, 'shop', () => undefined, { empty: true });
      new LocalBackend(new TerraformStack(platform.terraform, 'mine'), { path: 'x' });
    };
    expect(() => synthesizePlatform(define)).toThrow(UserError);
    expect(() => synthesizePlatform(define)).toThrow("'mine'");
  });

  test('a second synth of one platform is refused', () => {
    const twice = (platform: Platform) => {
      environment().stamp(platform, 'shop', (stack: DeploymentStack) => void new Workload(stack, 'orders', { image }));
      platform.synth();
    };
    expect(() => synthesizePlatform(twice)).toThrow(UserError);
    expect(() => synthesizePlatform(twice)).toThrow(/once/);
  });
});

describe('the engine', () => {
  const installed = (...names: readonly string[]) => names.map((name) => `/project/${name}/lib/index.js`);

  test('is one copy of cdktf, or CDK Terrain in its place', () => {
    expect(() =>
      refuseSecondEngine(installed('node_modules/cdktf', 'node_modules/cdk8s', 'node_modules/@cdktf/provider-aws')),
    ).not.toThrow();
    expect(() => refuseSecondEngine(installed('node_modules/cdktn'))).not.toThrow();
    expect(() => refuseSecondEngine()).not.toThrow();
  });

  test.each([
    [['node_modules/cdktf', 'node_modules/@cdktf/provider-aws/node_modules/cdktf']],
    [['node_modules/cdktf', 'node_modules/cdktn']],
    [['node_modules/.pnpm/cdktf@0.21.0/node_modules/cdktf', 'node_modules/.pnpm/cdktf@0.20.1/node_modules/cdktf']],
  ])('is refused in two copies: %j', (copies) => {
    expect(() => refuseSecondEngine(installed(...copies))).toThrow(UserError);
    for (const copy of copies) expect(() => refuseSecondEngine(installed(...copies))).toThrow(copy);
    expect(() => refuseSecondEngine(installed(...copies))).toThrow('Keep one: run `npm dedupe`');
  });

  test('is found in two copies under Windows', () => {
    const windows = ['C:\\p\\node_modules\\cdktf\\lib\\index.js', 'C:\\p\\node_modules\\x\\node_modules\\cdktf\\lib\\index.js'];
    expect(() => refuseSecondEngine(windows)).toThrow(UserError);
  });

  test.each(['true', '1'])('writes JSON: SYNTH_HCL_OUTPUT=%s, as `cdktf synth --hcl` sets it, is refused', (value) => {
    process.env.SYNTH_HCL_OUTPUT = value;
    try {
      expect(() => new Platform({ organization: 'acme' })).toThrow(UserError);
      expect(() => new Platform({ organization: 'acme' })).toThrow('Run `cdktf synth`: Terraform reads its JSON as it reads HCL.');
    } finally {
      delete process.env.SYNTH_HCL_OUTPUT;
    }
  });
});
