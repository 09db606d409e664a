import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

/** A stack with a resource of the program, one of an installed package, and one of a package of the same repository. */
const app = `
import { Environment, Platform } from 'slipway';
import { kind } from 'slipway/constructs';
import { baseline } from 'slipway/policies';
import { Vpc } from '@acme/vpc';
import { Topic } from '../packages/topics';
import { ConfigMap } from '../.gen/config-map';
import { LocalBackend, TerraformResource } from 'cdktf';

const environment = new Environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  terraform: [(stack) => void new LocalBackend(stack, { path: 'terraform.tfstate' })],
  release: { schemaVersion: 1, images: {} },
  policies: [{ name: 'origins', version: '1.0.0', policies: baseline.policies.filter(({ name }) => name === 'x/approved-origin') }],
  approvedOrigins: (process.env.APPROVED ?? '').split(',').filter(Boolean),
});
const platform = new Platform({ organization: 'acme' });
environment.stamp(platform, 'shop', (stack) => {
  new TerraformResource(stack, 'raw', { terraformResourceType: 'acme_raw' });
  new Vpc(stack, 'vpc');
  new Topic(stack, 'topic');
  new ConfigMap(stack, 'generated');
});
platform.synth();
`;
const lineOf = (text: string): number => app.split('\n').findIndex((line) => line.includes(text)) + 1;

const construct = (name: string) => `
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
export class ${name} extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new TerraformResource(this, 'Resource', { terraformResourceType: 'acme_${name.toLowerCase()}' });
  }
}
`;
const binding = `
import { TerraformResource } from 'cdktf';
export class ConfigMap extends TerraformResource {
  constructor(scope: never, id: string) {
    super(scope, id, { terraformResourceType: 'acme_generated' });
  }
}
`;

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.write('package.json', JSON.stringify({ name: 'shop', private: true, workspaces: ['packages/*'] }));
  project.write('node_modules/@acme/vpc/package.json', JSON.stringify({ name: '@acme/vpc', main: 'index.js' }));
  project.program('node_modules/@acme/vpc/index.ts', construct('Vpc'));
  project.write('packages/topics/package.json', JSON.stringify({ name: '@acme/topics', main: 'index.js' }));
  project.program('packages/topics/index.ts', construct('Topic'));
  project.program('.gen/config-map.ts', binding);
  project.program('apps/main.ts', app);
});
afterAll(() => project.remove());

interface Found {
  readonly message: string;
  /** Left out where no line is known. */
  readonly source?: { readonly file: string; readonly line: number };
}

function found(program: readonly string[], approved = ''): readonly string[] {
  const { stderr } = spawnSync(process.execPath, program, {
    cwd: project.folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, APPROVED: approved },
  });
  const report = path.join(project.folder, 'cdktf.out/report.json');
  if (!fs.existsSync(report)) throw new Error(stderr);
  const { findings } = JSON.parse(fs.readFileSync(report, 'utf8')) as { readonly findings: readonly Found[] };
  fs.rmSync(path.join(project.folder, 'cdktf.out'), { recursive: true });
  return findings
    .map(
      ({ message, source: { file, line } = { file: '', line: 0 } }) => `${file}:${line} ${message.replace(/ is |, which.*/g, ' ').trim()}`,
    )
    .sort();
}

const runners: Readonly<Record<string, readonly string[]>> = {
  'compiled, with source maps': ['apps/main.js'],
  'ts-node': ['-r', 'ts-node/register/transpile-only', 'apps/main.ts'],
};

describe.each(Object.entries(runners))('%s', (_name, program) => {
  test('who made a resource is a file of the project or a package, and the line is the developer’s', () => {
    expect(found(program)).toEqual(
      [
        `apps/main.ts:${lineOf("'raw'")} is made by apps/main.ts`,
        `apps/main.ts:${lineOf("'generated'")} is made by apps/main.ts`,
        `apps/main.ts:${lineOf("'vpc'")} is made by the package @acme/vpc`,
        `packages/topics/index.ts:${
          construct('')
            .split('\n')
            .findIndex((line) => line.includes('new Terraform')) + 1
        } is made by the package @acme/topics`,
      ].sort(),
    );
  });

  test('an environment approves packages and files by name', () => {
    expect(found(program, '@acme/vpc,@acme/topics')).toEqual([
      expect.stringContaining('is made by apps/main.ts'),
      expect.stringContaining('is made by apps/main.ts'),
    ]);
    expect(found(program, '@acme/vpc,@acme/topics,./apps')).toEqual([]);
  });
});

/** Files of a developer that take the names of what everybody approves, of what nobody looks at, and of what the environment approves. */
const disguises: Readonly<Record<string, string | undefined>> = {
  'apps/node_modules/slipway/index.js': undefined,
  'apps/node_modules/cdktf/index.js': undefined,
  'apps/node_modules/@cdktf/provider-aws/index.js': undefined,
  'apps/node_modules/<environment>/index.js': undefined,
  'apps/node_modules/@acme/vpc/index.js': undefined,
  'apps/named/index.js': 'slipway',
  'apps/listed/index.js': '<environment>',
  'apps/engine/index.js': 'cdktf',
  'apps/approved/index.js': '@acme/vpc',
  '.gen/module.js': undefined,
  'apps/.gen/module.js': undefined,
  'imports/module.js': undefined,
};

/** Makes a resource when called, and is a function of a workload that does. */
const disguised = `
exports.make = (stack, id, Resource) => void new Resource(stack, id, { terraformResourceType: 'acme_raw' });
exports.env = (...given) => () => (exports.make(...given), {});
`;

const hostile = `
const { Environment, Platform } = require('slipway');
const { kind, Workload } = require('slipway/constructs');
const { baseline } = require('slipway/policies');
const { LocalBackend, TerraformResource } = require('cdktf');
const names = [...Array.from({ length: ${Object.keys(disguises).length} }, (_, index) => 'w' + index), 'env', 'files'];
const images = Object.fromEntries(names.map((name) => ['shop/' + name, { tag: '1.0.0' }]));
const environment = new Environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  terraform: [(stack) => void new LocalBackend(stack, { path: 'terraform.tfstate' })],
  release: { schemaVersion: 1, images },
  policies: [{ name: 'origins', version: '1.0.0', policies: baseline.policies.filter(({ name }) => name === 'x/approved-origin') }],
  approvedOrigins: ['@acme/vpc'],
});
const platform = new Platform({ organization: 'acme' });
const resources = { requests: { cpu: '100m', memory: '64Mi' } };
environment.stamp(platform, 'shop', (stack) => {
  const workload = (name, props) => new Workload(stack, name, { image: 'ghcr.io/acme/' + name, resources, ...props });
  ${Object.keys(disguises)
    .map(
      (file, index) => `
  require('./${file}').make(stack, 'made-${index}', TerraformResource);
  workload('w${index}', { env: require('./${file}').env(stack, 'given-${index}', TerraformResource) });`,
    )
    .join('')}
  // Functions of JavaScript itself leave no trace.
  const traceless = (id) =>
    Array.prototype.find.bind([{}], Reflect.construct.bind(Reflect, TerraformResource, [stack, id, { terraformResourceType: 'acme_raw' }], TerraformResource));
  workload('env', { env: traceless('bound-env') });
  workload('files', { files: traceless('bound-files') });
});
platform.synth();
`;

test('nobody takes the origin of the library, of the environment, of engines or of an approved package', () => {
  for (const [file, name] of Object.entries(disguises)) {
    project.write(file, disguised);
    if (name !== undefined) project.write(path.join(path.dirname(file), 'package.json'), JSON.stringify({ name }));
  }
  project.write('hostile.js', hostile);
  const told = found(['hostile.js']);
  const places = Object.keys(disguises).flatMap((_file, index) => [`made-${index}`, `given-${index}`]);
  expect(told).toHaveLength(places.length + 2);
});

/** A bucket that an environment lists, and others of the same class that the program makes by itself. */
const byHand = `
const { Environment, Platform } = require('slipway');
const { AwsBucket, awsProvider, Bucket, DataSecurityGroup, ExternalSecrets, eks, KubernetesRedis, PodIdentity, Redis, s3State, StoredPassword, Workload } = require('slipway/constructs');
const { baseline } = require('slipway/policies');
const store = { kind: 'ClusterSecretStore', name: 'secrets' };
const key = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-1111-4111-8111-111111111111';
const network = eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] });
const environment = new Environment({
  name: 'development',
  regions: [{
    region: 'eu-west-1', account: '111122223333',
    keys: { secrets: key, storage: key },
    network: { vpcId: 'vpc-0a1b2c3d4e5f60718', dataSubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60722'], dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'], podSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'] },
    clusters: [{ name: 'blue', kubernetesVersion: '1.34', network, secretStores: { secrets: store, parameters: store } }],
  }],
  provisioners: [AwsBucket.provisioner()],
  identity: new PodIdentity(),
  delivery: new ExternalSecrets(),
  terraform: [s3State({ bucket: 'acme-state', region: 'eu-west-1' }), awsProvider({ version: '6.25.0', role: 'deploy', tags: { owner: 'platform', costCentre: 'shop' } })],
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.2.3' } } },
  policies: [{ name: 'origins', version: '1.0.0', policies: baseline.policies.filter(({ name }) => name === 'x/approved-origin') }],
});
const platform = new Platform({ organization: 'acme' });
class Mine extends AwsBucket {}
environment.stamp(platform, 'shop', (stack) => {
  const resources = { requests: { cpu: '100m', memory: '64Mi' } };
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', resources, dependencies: { uploads: new Bucket() } });
  if (process.env.APPROVED === 'listed') return;
  new AwsBucket(stack, 'by-hand', new Bucket(), {});
  AwsBucket.provisioner().provision(stack, 'provisioned', new Bucket());
  new Mine(stack, 'mine', new Bucket(), {});
  new StoredPassword(stack, 'password');
  new DataSecurityGroup(stack, 'group', 5432);
  new KubernetesRedis(stack, 'cache', new Redis({ size: 'small' }), { image: 'docker.io/library/redis:8.2.1', password: false });
});
platform.synth();
`;

test('what an environment lists is the program’s where that makes it by itself, with all that is in it', () => {
  project.write('by-hand.js', byHand);
  expect(found(['by-hand.js'], 'listed')).toEqual([]);
  const told = found(['by-hand.js']);
  expect(told.length).toBeGreaterThan(14);
  const lines = byHand
    .split('\n')
    .flatMap((text, index) => (/'(?:by-hand|provisioned|mine|password|group|cache)'/.test(text) ? [index + 1] : []));
  expect(new Set(told)).toEqual(new Set(lines.map((line) => `by-hand.js:${line} is made by by-hand.js`)));
});
