import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsEnvironment } from '../aws-environment';
import type { Sandbox } from '../lab/sandbox';

const root = join(__dirname, '../../..');

/** A program of a user's: one workload with a bucket, in an AWS account, beside a Terraform stack and a chart that it had before. */
const main = `
import { ApiObject, App, Chart } from 'cdk8s';
import { S3Backend, TerraformResource, TerraformStack } from 'cdktf';
import { Environment, Platform, readRelease } from 'slipway';
import { AwsBucket, awsProvider, Bucket, eks, s3State, Workload } from 'slipway/constructs';

const account = '444455556666';
const test = new Environment({
  name: 'test',
  ${awsEnvironment}
  release: readRelease('release.json'),
  replicas: 2,
});

const platform = new Platform({ organization: 'acme' });
test.stamp(platform, 'shop', (stack) => {
  new Workload(stack, 'files', {
    image: 'registry.example.com/files',
    ports: { http: { port: 8080 } },
    dependencies: { files: new Bucket() },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
  });
});
const legacy = new TerraformStack(platform.terraform, 'legacy-network');
new S3Backend(legacy, { bucket: 'acme-state', key: 'legacy/network.tfstate', region: 'eu-central-1' });
new TerraformResource(legacy, 'vpc', { terraformResourceType: 'terraform_data', terraformGeneratorMetadata: { providerName: 'terraform' } });
test.adopt(platform, legacy, { region: 'eu-central-1' });

const monitoring = new Chart(new App(), 'legacy-monitoring', { namespace: 'shop' });
new ApiObject(monitoring, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
test.adopt(platform, monitoring, { region: 'eu-central-1', cluster: 'blue' });
platform.synth();
`;

/** A folder with a `cdktf.json` and a `cdk8s.yaml`, and the library as its dependency. */
export class Project {
  readonly folder: string;

  constructor(sandbox: Sandbox) {
    this.folder = sandbox.path('project');
    const app = `${process.execPath} --require ${join(root, 'node_modules/ts-node/register/transpile-only')} main.ts`;
    this.write('cdktf.json', JSON.stringify({ language: 'typescript', app, projectId: 'test', sendCrashReports: 'false' }));
    this.write('cdk8s.yaml', `language: typescript\napp: ${app}\noutput: dist\n`);
    this.write('release.json', JSON.stringify({ schemaVersion: 1, images: { 'shop/files': { tag: '1.0.0' } } }));
    this.write('main.ts', main);
    for (const room of ['', '/constructs', '/policies']) {
      this.write(`node_modules/slipway${room}/index.js`, `module.exports = require(${JSON.stringify(join(root, room || 'lib'))});\n`);
    }
    // The library's own copies: it refuses a second one.
    for (const engine of ['cdktf', 'cdk8s'])
      this.write(`node_modules/${engine}/index.js`, `module.exports = require(${JSON.stringify(join(root, 'node_modules', engine))});\n`);
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  private write(name: string, content: string): void {
    mkdirSync(join(this.path(name), '..'), { recursive: true });
    writeFileSync(this.path(name), content);
  }
}

/** A command line tool of this repository's development dependencies. */
export const stockTool = (name: 'cdktf' | 'cdk8s'): string => join(root, 'node_modules/.bin', name);

/** What the program needs to run from TypeScript. */
export const programEnv = {
  TS_NODE_PROJECT: join(root, 'tsconfig.json'),
  TS_NODE_COMPILER_OPTIONS: JSON.stringify({ noEmit: false, rootDir: '/' }),
};
