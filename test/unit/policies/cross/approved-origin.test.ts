import { readFileSync } from 'node:fs';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { ApiObject, Include, JsonPatch } from 'cdk8s';
import { TerraformHclModule } from 'cdktf';
import { Construct } from 'constructs';
import { Bucket, Workload } from '../../../../constructs';
import { type Assembly, type DeploymentStack, type Finding, type Provisioner } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { approvedOrigin } from '../../../../policies/cross/approved-origin';
import { aws, type Overrides, orders } from '../../../kit/environments';
import { describePolicy, kubernetes, terraform } from '../table';

const bucket = terraform('aws_s3_bucket');
const deployment = kubernetes('apps/v1/Deployment');

describePolicy(approvedOrigin, {
  pass: {
    'what the library makes': { ...bucket, origin: 'slipway' },
    'what an environment lists': { ...bucket, origin: '<environment>' },
    'a package that the environment approves': {
      resources: [{ ...bucket, origin: '@acme/platform' }],
      approvedOrigins: ['@acme/platform'],
    },
    'a file below a folder that it approves': {
      resources: [{ ...deployment, origin: './platform/exposed.ts' }],
      approvedOrigins: ['./platform'],
    },
  },
  excused: {
    'a file that was read, of which nobody knows whose code made it': deployment,
  },
  fail: {
    'a file of the project': { ...bucket, origin: './apps/orders.ts' },
    'an object of Kubernetes': { ...deployment, origin: './apps/orders.ts' },
    'a package that nobody approves': { ...bucket, origin: 'cdktf-vpc' },
    'a folder whose name begins like one that is approved': {
      resources: [{ ...bucket, origin: './platform-of-mine/vpc.ts' }],
      approvedOrigins: ['./platform'],
    },
    'a package whose name begins like one that is approved': {
      resources: [{ ...bucket, origin: '@acme/platform-orders' }],
      approvedOrigins: ['@acme/platform'],
    },
    'what no code is known of': { ...bucket, origin: '<unknown>' },
    'a type that no rule knows': { ...terraform('aws_new_thing'), origin: './apps/orders.ts' },
  },
});

const pack = { name: 'origins', version: '1.0.0', policies: [approvedOrigin] };
const file = 'test/unit/policies/cross/approved-origin.test.ts';

/** What the policy finds where a developer defines something in a stack. */
function findings(define: (stack: DeploymentStack) => unknown, overrides: Overrides = {}): readonly Finding[] {
  return synthesize(aws({ policies: [pack], ...overrides }), (stack) => void define(stack)).report.findings;
}

/** The line of this file at which a text first stands. */
function here(text: string): { file: string; line: number } {
  const lines = readFileSync(__filename, 'utf8').split('\n');
  return { file, line: lines.findIndex((line) => line.includes(`new ${text}`)) + 1 };
}

const included = `${__dirname}/included.yaml`;
const chart = (stack: DeploymentStack) => stack.chartOf(stack.clusters[0]!);
const below = (stack: DeploymentStack) => stack.chartScope(workload(stack), stack.clusters[0]!);
const workload = (stack: DeploymentStack) => new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders' });

/** A construct of the project that makes a resource, and a provisioner with it. */
class OwnBucket extends Construct {
  static provisioner(): Provisioner<Bucket> {
    return {
      type: 'bucket',
      name: 'OwnBucket',
      provision: (scope, id) => {
        new OwnBucket(scope, id);
        return { outputs: { name: 'own', region: 'eu-west-1' }, grantsFor: () => [] } as never;
      },
    };
  }

  constructor(scope: Construct, id: string) {
    super(scope, id);
    new S3Bucket(this, 'Resource', {});
  }
}

test('what the library makes has no finding', () => {
  expect(findings(orders(() => ({ uploads: new Bucket() })))).toEqual([]);
});

const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } };

describe('the developer is told on their own line of', () => {
  test.each<[string, string, string, (stack: DeploymentStack) => unknown]>([
    ['a resource in the stack', 'aws_s3_bucket', 'S3Bucket(stack, ', (stack) => new S3Bucket(stack, 'raw', {})],
    ['a resource below a workload', 'aws_s3_bucket', 'S3Bucket(workload(stack), ', (stack) => new S3Bucket(workload(stack), 'below', {})],
    ['a resource in a construct of the project', 'aws_s3_bucket', 'S3Bucket(this, ', (stack) => new OwnBucket(stack, 'own')],
    ['a module', 'module', 'TerraformHclModule(stack, ', (stack) => new TerraformHclModule(stack, 'vpc', { source: 'acme/vpc/aws' })],
    ['an object in a chart', 'v1/ConfigMap', 'ApiObject(chart(', (stack) => new ApiObject(chart(stack), 'settings', settings)],
    ['an object below a workload', 'v1/ConfigMap', 'ApiObject(below(', (stack) => new ApiObject(below(stack), 'flags', settings)],
    ['what cdk8s includes', 'v1/ConfigMap', 'Include(chart(', (stack) => new Include(chart(stack), 'included', { url: included })],
  ])('%s', (_what, type, line, define) => {
    expect(findings(define)).toMatchObject([
      {
        rule: 'x/approved-origin',
        verdict: 'fail',
        level: 'mandatory',
        type,
        source: here(line),
        message: `is made by ${file}, which the environment does not approve`,
        cure: expect.stringContaining('Let a dependency of the workload make it'),
      },
    ]);
  });

  test('a resource that a function of a property makes', () => {
    const found = findings((stack) => {
      new Workload(stack, 'orders', {
        image: 'ghcr.io/acme/orders',
        dependencies: { uploads: new Bucket() },
        env: ({ uploads }) => {
          new S3Bucket(stack, 'sly', {});
          return { UPLOADS: uploads.name };
        },
      });
    });
    expect(found).toMatchObject([{ type: 'aws_s3_bucket', source: here("S3Bucket(stack, 'sly'") }]);
  });
});

test('the assembly names whose code made what nobody approved, and the line', () => {
  const { files } = synthesize(aws(), (stack) => {
    workload(stack);
    new S3Bucket(stack, 'of-nobody', {});
  });
  const { stacks } = JSON.parse(files.get('cdktf.out/assembly.json')!) as Assembly;
  const named = stacks.flatMap(({ resources }) => resources).filter(({ origin }) => origin !== undefined);
  expect(named).toMatchObject([{ type: 'aws_s3_bucket', origin: `./${file}`, source: here("S3Bucket(stack, 'of-nobody'") }]);
});

test('a resource that no construct makes is found as well', () => {
  const found = findings((stack) => {
    workload(stack);
    stack.addOverride('resource.aws_s3_bucket.raw', { bucket: 'raw' });
  });
  expect(found).toMatchObject([
    { addresses: ['aws_s3_bucket.raw'], message: 'is made by code of no package, which the environment does not approve' },
  ]);
});

describe('what the library makes is nobody’s any more', () => {
  const made = (stack: DeploymentStack) => {
    orders(() => ({ uploads: new Bucket() }))(stack);
    return stack.node.findAll();
  };

  const deploymentOf = (stack: DeploymentStack) =>
    chart(stack)
      .node.findAll()
      .find((each) => ApiObject.isApiObject(each) && each.kind === 'Deployment');

  test('as a block of another type', () => {
    const found = findings((stack) => {
      const bucket = made(stack).find((each) => (each as S3Bucket).terraformResourceType === 'aws_s3_bucket');
      Object.defineProperty(bucket, 'terraformResourceType', { value: 'aws_sqs_queue' });
    });
    expect(found).toMatchObject([
      { type: 'aws_sqs_queue', message: 'is made by code of no package, which the environment does not approve' },
    ]);
  });

  test.each([
    ['another kind', JsonPatch.replace('/kind', 'DaemonSet')],
    ['one more container', JsonPatch.add('/spec/template/spec/containers/-', { name: 'sly', image: 'sly:1' })],
    ['another image', JsonPatch.replace('/spec/template/spec/containers/0/image', 'sly:1')],
    ['a container of no image', JsonPatch.add('/spec/template/spec/containers/-', { name: 'sly' })],
    ['an init container', JsonPatch.add('/spec/template/spec/initContainers', [{ name: 'sly', image: 'sly:1' }])],
  ])('with a patch that makes %s of it', (_what, patch) => {
    const found = findings((stack) => {
      made(stack);
      (deploymentOf(stack) as ApiObject).addJsonPatch(patch);
    });
    expect(found).toMatchObject([{ message: 'is made by code of no package, which the environment does not approve' }]);
  });

  const template = { spec: { containers: [{ name: 'main', image: 'main:1' }] } };
  test.each([
    ['batch/v1/Job', { template }, '/spec/template/spec/containers/0/image'],
    ['keda.sh/v1alpha1/ScaledJob', { jobTargetRef: { template } }, '/spec/jobTargetRef/template/spec/containers/0/image'],
    ['ray.io/v1/RayCluster', { headGroupSpec: { template } }, '/spec/headGroupSpec/template/spec/containers/0/image'],
    ['tekton.dev/v1/Task', { steps: [{ name: 'main', image: 'main:1' }] }, '/spec/steps/0/image'],
    ['argoproj.io/v1alpha1/Workflow', { templates: [{ container: { image: 'main:1' } }] }, '/spec/templates/0/container/image'],
  ])('nor what somebody approved makes: a %s with a patch of its image', (type, spec, place) => {
    const [, apiVersion, kind] = /^(.*)\/(\w+)$/.exec(type) as unknown as [string, string, string];
    const found = (patches: readonly JsonPatch[]) =>
      findings(
        (stack) => {
          made(stack);
          const object = new ApiObject(chart(stack), 'own', { apiVersion, kind, spec } as never);
          for (const patch of patches) object.addJsonPatch(patch);
        },
        { approvedOrigins: ['./test/unit/policies/'] },
      );
    expect(found([])).toEqual([]);
    expect(found([JsonPatch.replace(place, 'sly:1')])).toMatchObject([{ message: expect.stringContaining('code of no package') }]);
  });

  test('but not with one that changes less', () => {
    const found = findings((stack) => {
      made(stack);
      (deploymentOf(stack) as ApiObject).addJsonPatch(JsonPatch.add('/metadata/labels/team', 'orders'));
    });
    expect(found).toEqual([]);
  });
});

describe('an environment approves', () => {
  test('a folder of the project', () => {
    expect(findings((stack) => new OwnBucket(stack, 'own'), { approvedOrigins: ['./test/unit/policies/'] })).toEqual([]);
  });

  test('a provisioner by listing it, and nothing else of its file', () => {
    const found = findings(
      (stack) => {
        orders(() => ({ uploads: new Bucket() }))(stack);
        new OwnBucket(stack, 'own');
      },
      { provisioners: [OwnBucket.provisioner()] },
    );
    expect(found).toMatchObject([{ addresses: ['aws_s3_bucket.own_B6894E2F'] }]);
  });

  test('what its Terraform set-up adds', () => {
    const { terraform: setUps } = aws();
    expect(findings(workload, { terraform: [...setUps, (stack) => void new S3Bucket(stack, 'raw', {})] })).toEqual([]);
  });

  test.each(['platform', '@acme/platform', './platform', '../shared/platform.ts'])("'%s'", (origin) => {
    expect(aws({ approvedOrigins: [origin] }).approvedOrigins).toEqual([origin]);
  });

  test.each(['', '/platform', 'plat form', '@acme', './a//b', 'C:\\platform'])("no '%s'", (origin) => {
    expect(() => aws({ approvedOrigins: [origin] })).toThrow(`approves the origin '${origin}'. Write the name of a package`);
  });
});
