import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GettingStarted } from '../../../scripts/getting-started';
import { root } from '../../kit/root';
import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import { Stack } from '../lab/terraform';
import { AWS, CLUSTER, TERRAFORM } from '../lab/toolchain';
import { Project, programEnv } from './project';

const page = new GettingStarted(readFileSync(join(root, 'docs/getting-started.md'), 'utf8'));
const STACK = 'shop-production-eu-west-1';

describeWithLab('The last step of docs/getting-started.md', [...TERRAFORM, ...AWS, ...CLUSTER], (sandbox) => {
  let project: Project;

  beforeAll(async () => {
    project = new Project(sandbox());
    page.write(project.folder, 'TypeScript');
    const app = [process.execPath, '--require', join(root, 'node_modules/ts-node/register/transpile-only'), 'main.ts'];
    await sandbox().run({ name: 'newcomer', command: app, cwd: project.folder, env: { ...sandbox().env, ...programEnv } });
  });

  test('Terraform takes its commands, and plans a Redis', async () => {
    const aws = await Aws.start(sandbox());
    const { env } = Stack.at(sandbox(), project.path('cdktf.out/stacks', STACK), { endpoint: aws.endpoint });
    const said: string[] = [];
    for (const [index, command] of page.commands('terraform').entries()) {
      const { stdout } = await sandbox().run({ name: `terraform-${index}`, command: ['sh', '-c', command], cwd: project.folder, env });
      said.push(stdout);
    }
    expect(said.join('')).toMatch(/Success! The configuration is valid/);
    expect(said.at(-1)).toMatch(/Plan: 5 to add, 0 to change, 0 to destroy/);
  });

  test('the API server takes its manifests by a dry run', async () => {
    const cluster = await Cluster.start(sandbox());
    for (const command of page.commands('kubectl')) {
      const [, ...args] = command.split(' ');
      await cluster.kubectl(args.map((arg) => (arg.startsWith('dist/') ? project.path(arg) : arg)));
    }
    expect((await cluster.get('namespace/shop')).metadata.name).toBe('shop');
  });
});
