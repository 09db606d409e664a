import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SshKeys } from '../../kit/ssh-keys';
import { Aws } from '../lab/aws';
import { Cluster } from '../lab/cluster';
import { describeWithLab } from '../lab/jest/with-lab';
import type { Plan, Stack } from '../lab/terraform';
import { AWS, CLUSTER, TERRAFORM } from '../lab/toolchain';
import { stackId, Way } from './way';

const day = 24 * 3600;
const branch = 'slipway/promote-production';
const bundles = 'releases/approvals/production';
const people = { dev: ['developer'], ann: ['operator'], bob: ['operator'] } as const;

describeWithLab('What is approved is what is deployed', ['registry', 'git', ...CLUSTER, ...AWS, ...TERRAFORM], (sandbox) => {
  let way: Way;
  let aws: Aws;
  let cluster: Cluster;
  let keys: SshKeys;
  beforeAll(async () => {
    way = await Way.start(sandbox(), "approvals: { count: 2, roles: ['operator'], acknowledgedBy: {}, maxAge: Duration.days(30) }");
    [aws, cluster] = await Promise.all([Aws.start(sandbox()), Cluster.start(sandbox())]);
    keys = new SshKeys(sandbox().path('keys'));
    for (const name of Object.keys(people)) keys.make(name);
    const approvers = Object.fromEntries(
      Object.entries(people).map(([name, roles]) => [
        name,
        { keys: [{ key: keys.publicKey(name) }], roles, emails: [`${name}@example.com`] },
      ]),
    );
    await way.begin('1.0.0', { 'releases/approvers.json': `${JSON.stringify({ schemaVersion: 1, approvers }, undefined, 2)}\n` });
  });
  afterAll(() => way?.end());

  const digests = () => readdirSync(join(way.project.folder, bundles));

  /** Brings a version to staging, and its promotion through the request to the protected branch. */
  async function promote(version: string): Promise<void> {
    await way.push(version, way.git('rev-parse', 'HEAD'));
    await way.done('images', 'update', '--env', 'staging', '--commit');
    way.pushMain();
    way.ahead += day + 60;
    await way.done('promote', 'shop', '--from', 'staging', '--to', 'production', '--pin', '--no-plan', '--pr');
    way.merge(branch);
  }

  /** Renders, plans, and writes down all that would be deployed. @returns the new bundle, and what would be applied */
  async function bundle(): Promise<{
    readonly digest: string;
    readonly stacks: ReadonlyMap<string, Stack>;
    readonly plans: ReadonlyMap<string, Plan>;
  }> {
    const before = way.git('ls-tree', '-d', '--name-only', 'HEAD', `${bundles}/`).split('\n');
    await way.done('render', '--env', 'production');
    const [stacks, plans] = [new Map<string, Stack>(), new Map<string, Plan>()];
    for (const id of way.stackIds) {
      const stack = await way.terraform(aws, id);
      // What `terraform init` leaves beside a stack: the bundle has Terraform show the plans there.
      const beside = join(way.project.folder, 'rendered/production/cdktf.out/stacks', id);
      for (const name of ['.terraform/providers', '.terraform.lock.hcl']) {
        rmSync(join(beside, name), { recursive: true, force: true });
        cpSync(join(stack.folder, name), join(beside, name), { recursive: true, verbatimSymlinks: true });
      }
      stacks.set(id, stack);
      plans.set(id, await stack.plan());
    }
    await way.done('bundle', '--env', 'production', '--plans', way.savedPlans(plans));
    const [digest] = digests().filter((name) => !before.includes(`${bundles}/${name}`));
    way.commit('bundle');
    way.pushMain();
    return { digest: digest!, stacks, plans };
  }

  const gate = () => way.slipway('gate', '--env', 'production', '--plans', 'plans');
  async function approve(name: keyof typeof people): Promise<void> {
    await way.done('approve', '--env', 'production', '--yes', '--key', keys.file(name));
    way.commit(`${name} approves`);
    way.pushMain();
  }

  test('two operators sign, the gate passes, and that very plan and those manifests are applied', async () => {
    await promote('1.1.0');
    const { stacks, plans } = await bundle();
    await approve('ann');
    expect(await gate()).toMatchObject({ code: 4, stdout: expect.stringContaining('approvals') });
    await approve('bob');
    const { code, stdout, stderr } = await gate();
    expect([code, code === 0 ? '' : stdout + stderr]).toEqual([0, '']);
    for (const [id, stack] of stacks) if (!plans.get(id)!.empty) await stack.apply(plans.get(id)!);
    expect(stacks.get(stackId)!.state()).toContain('aws_s3_bucket');
    expect(await way.kubectl(cluster)).toContain('/acme/cart:1.1.0@sha256:');
  });

  test('the next bundle follows the one that was approved, and needs approvals of its own', async () => {
    const [first] = digests();
    await promote('1.2.0');
    const { digest } = await bundle();
    const next = JSON.parse(readFileSync(join(way.project.folder, bundles, digest, 'bundle.json'), 'utf8'));
    expect(next).toMatchObject({ follows: expect.stringMatching(`^${first}`), environment: 'production' });
    expect((await gate()).code).toBe(4);
    await approve('bob');
    await approve('ann');
    expect((await gate()).code).toBe(0);
  });

  test('whatever is changed in what was rendered, the gate does not pass', async () => {
    way.project.write('rendered/production/dist/production/blue/shop-production-eu-central-1/more.k8s.yaml', 'kind: Namespace\n');
    expect(await gate()).toMatchObject({ code: 4, stdout: expect.stringContaining('output') });
  });
});
