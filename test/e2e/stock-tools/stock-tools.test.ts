import { existsSync, readFileSync } from 'node:fs';
import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import type { Result } from '../lab/sandbox';
import { Stack } from '../lab/terraform';
import { timed } from '../lab/timings';
import { AWS, CLUSTER, TERRAFORM } from '../lab/toolchain';
import { Project, programEnv, stockTool } from './project';

const STACK = 'shop-test-eu-central-1';
/** Adopted: what the program had before it had a platform. */
const LEGACY = 'legacy-network';

describeWithLab('The cdktf CLI, on a project with the library', [...TERRAFORM, ...AWS], (sandbox) => {
  let project: Project;
  let aws: Aws;
  let env: NodeJS.ProcessEnv;
  const cdktf = (...args: readonly string[]): Promise<Result> =>
    timed(
      'cdktf CLI',
      args[0]!,
      () => sandbox().run({ name: `cdktf-${args[0]}`, command: [stockTool('cdktf'), ...args], cwd: project.folder, env }),
      () => sandbox().peaks.get(`cdktf-${args[0]}`),
    );
  const written = (): string => readFileSync(project.path('cdktf.out/stacks', STACK, 'cdk.tf.json'), 'utf8');
  const state = (): { resources: unknown[] } => JSON.parse(readFileSync(project.path('cdktf.out/stacks', STACK, 'lab.tfstate'), 'utf8'));

  beforeAll(async () => {
    project = new Project(sandbox());
    aws = await Aws.start(sandbox());
    env = { ...sandbox().env, ...programEnv, CHECKPOINT_DISABLE: '1' };
  });

  test('synth writes every stack', async () => {
    expect((await cdktf('synth')).stdout).toContain(STACK);
    // The override file that sends Terraform to the mock goes into the folder that synth made, and stays there: synth removes only stacks that are gone.
    env = { ...Stack.at(sandbox(), project.path('cdktf.out/stacks', STACK), { endpoint: aws.endpoint }).env, ...programEnv };
  });

  test('an adopted stack keeps its own backend, is valid, and makes what it made before', async () => {
    const folder = project.path('cdktf.out/stacks', LEGACY);
    const { terraform } = JSON.parse(readFileSync(`${folder}/cdk.tf.json`, 'utf8'));
    expect(terraform.backend).toEqual({ s3: { bucket: 'acme-state', key: 'legacy/network.tfstate', region: 'eu-central-1' } });
    const stack = Stack.copy(sandbox(), folder, { endpoint: aws.endpoint });
    await stack.init();
    await stack.validate();
    expect((await stack.plan()).changes).toEqual({ 'terraform_data.vpc': ['create'] });
  });

  test('diff shows what would be made', async () => {
    expect((await cdktf('diff', STACK, '--skip-provider-lock')).stdout).toMatch(/Plan: 7 to add, 0 to change, 0 to destroy/);
  });

  test('deploy makes it, in the account of the place', async () => {
    const before = written();
    await cdktf('deploy', STACK, '--auto-approve', '--skip-provider-lock');
    expect(state().resources).toHaveLength(7);
    expect(aws.calls().map(({ service, region, action }) => `${service} ${region} ${action}`)).toEqual(
      expect.arrayContaining(['sts eu-central-1 AssumeRole', 's3 eu-central-1 PUT /acme-test-eu-central-1-shop-files-files']),
    );
    expect(written()).toBe(before);
  });

  test('diff shows nothing after that', async () => {
    expect((await cdktf('diff', STACK, '--skip-provider-lock')).stdout).toContain(
      'No changes. Your infrastructure matches the configuration.',
    );
  });

  test('destroy removes it', async () => {
    await cdktf('destroy', STACK, '--auto-approve', '--skip-provider-lock');
    expect(state().resources).toEqual([]);
  });
});

describeWithLab('cdk8s and kubectl, on a project with the library', CLUSTER, (sandbox) => {
  let project: Project;
  let cluster: Cluster;

  beforeAll(async () => {
    project = new Project(sandbox());
    cluster = await Cluster.start(sandbox());
  });

  test('cdk8s synth writes the manifests', async () => {
    const command = [stockTool('cdk8s'), 'synth', '--check-upgrade=false'];
    await sandbox().run({ name: 'cdk8s-synth', command, cwd: project.folder, env: { ...sandbox().env, ...programEnv } });
    expect(existsSync(project.path('dist/test/blue', STACK, 'files.k8s.yaml'))).toBe(true);
    expect(existsSync(project.path('dist/test/blue/legacy-monitoring/legacy-monitoring.k8s.yaml'))).toBe(true);
  });

  test('kubectl apply --server-side -f applies them, the platform’s first', async () => {
    for (const stack of ['platform-test-eu-central-1', STACK]) {
      const { stderr } = await cluster.kubectl(['apply', '--server-side', '-f', project.path('dist/test/blue', stack)]);
      expect(stderr).toBe('');
    }
    await cluster.rolledOut('shop');
    expect((await cluster.get('deployment/files', '-n', 'shop')).status.readyReplicas).toBe(2);
  });

  test('and an adopted chart, as it is', async () => {
    const { stderr } = await cluster.kubectl(['apply', '--server-side', '-f', project.path('dist/test/blue/legacy-monitoring')]);
    expect(stderr).toBe('');
    const { labels = {} } = (await cluster.get('configmap/settings', '-n', 'shop')).metadata;
    expect(labels).toEqual({});
  });

  test('and a second time changes nothing', async () => {
    const generation = async () => (await cluster.get('deployment/files', '-n', 'shop')).metadata.generation;
    const before = await generation();
    await cluster.kubectl(['apply', '--server-side', '-f', project.path('dist/test/blue', STACK)]);
    expect(await generation()).toBe(before);
  });
});
