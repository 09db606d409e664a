import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockAhead } from '../../kit/clock-ahead';
import { Project } from '../../kit/compiled';
import { ForgeRequests } from '../../kit/forge-requests';
import { ForgeServer, validToken } from '../../kit/forge-server';
import { awsEnvironment } from '../aws-environment';
import type { Aws } from '../lab/aws';
import type { Cluster } from '../lab/cluster';
import type { Result, Sandbox } from '../lab/sandbox';
import { type Plan, Stack } from '../lab/terraform';
import { basic, Registry } from '../registry/registry';

/** Two environments of one app, each in an account of its own: a workload with a bucket. */
const program = (registry: string, approvals: string) => `
import { Duration } from 'cdk8s';
import { Environment, Platform, readRelease, semver } from 'slipway';
import { AwsBucket, awsProvider, Bucket, eks, s3State, Workload } from 'slipway/constructs';
import { baseline } from 'slipway/policies';

const place = (name: string, account: string, rest: object) =>
  new Environment({
    name,
    ${awsEnvironment}
    release: readRelease(\`releases/\${name}.json\`),
    updates: { 'shop/*': semver('^1') },
    policies: [baseline],
    requireDigest: true,
    replicas: 2,
    ...rest,
  });

const platform = new Platform({ organization: 'acme' });
for (const environment of [
  place('staging', '111122223333', {}),
  place('production', '444455556666', { promotion: { from: 'staging', soak: Duration.hours(24) }, ${approvals} }),
])
  environment.stamp(platform, 'shop', (stack) => {
    new Workload(stack, 'cart', {
      image: '${registry}/acme/cart',
      ports: { http: { port: 8080 } },
      dependencies: { files: new Bucket() },
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    });
  });
platform.synth();
`;

export const stackId = 'shop-production-eu-central-1';
const tag = (version: string) => ({ tag: version });

/** A repository with that program, its remote, a registry, and a forge: the way of an image from its push to production and back. */
export class Way {
  readonly project = new Project(['lib', 'constructs', 'policies']);
  private readonly remote: string;
  /** Seconds that the command line is ahead of everybody else. */
  ahead = 0;

  private constructor(
    private readonly sandbox: Sandbox,
    readonly registry: Registry,
    private readonly forge: ForgeServer,
    readonly requests: ForgeRequests,
    approvals: string,
  ) {
    this.remote = sandbox.path('remote.git');
    const { project } = this;
    project.program('main.ts', program(registry.host, approvals));
    project.write('package.json', JSON.stringify({ name: 'shop', private: true }));
    project.write('.gitignore', 'node_modules/\ncdktf.out/\ndist/\nrendered/\nplans/\n');
    sandbox.write('clock.js', clockAhead);
    sandbox.write('config.json', JSON.stringify({ auths: { [registry.host]: { auth: basic.replace('Basic ', '') } } }));
  }

  /** @param approvals of production, as a property of TypeScript; nobody has to approve by default */
  static async start(sandbox: Sandbox, approvals = ''): Promise<Way> {
    const registry = await Registry.withPasswords(sandbox);
    const forge = await ForgeServer.start();
    return new Way(sandbox, registry, forge, new ForgeRequests(forge), approvals);
  }

  /** Puts both environments at a version that was pushed, and all of it at the remote. */
  async begin(version: string, files: Readonly<Record<string, string>> = {}): Promise<void> {
    const digest = await this.push(version, '0'.repeat(40));
    for (const environment of ['staging', 'production']) {
      const images = { 'shop/cart': { ...tag(version), digest } };
      this.project.write(`releases/${environment}.json`, `${JSON.stringify({ schemaVersion: 1, images }, undefined, 2)}\n`);
    }
    for (const [file, text] of Object.entries(files)) this.project.write(file, text);
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', this.remote]);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'dev');
    this.git('config', 'user.email', 'dev@example.com');
    this.commit('begin');
    this.git('remote', 'add', 'origin', this.remote);
    this.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    this.git('remote', 'set-head', 'origin', 'main');
  }

  /** Pushes an image for two platforms. @returns the digest of its index */
  push(version: string, commit: string): Promise<string> {
    const labels = { 'org.opencontainers.image.revision': commit, 'org.opencontainers.image.source': 'https://github.com/acme/shop' };
    const images = ['linux/amd64', 'linux/arm64'].map((platform) => ({ platform, labels }));
    return this.registry.pushIndex('acme/cart', [version], images);
  }

  /** Runs the command line, as the job of a runner does. */
  slipway(...args: readonly string[]): Promise<Result> {
    const { sandbox, project, forge, ahead } = this;
    return sandbox.run({
      name: `slipway-${args[0]}`,
      command: [process.execPath, '--require', sandbox.path('clock.js'), 'node_modules/slipway/lib/cli/main.js', ...args],
      cwd: project.folder,
      env: {
        ...sandbox.env,
        DOCKER_CONFIG: sandbox.folder,
        AHEAD: `${ahead}`,
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_TOKEN: validToken,
        GITHUB_API_URL: forge.url,
        GITHUB_SERVER_URL: 'https://github.example.com',
      },
      exits: [0, 1, 2, 3, 4],
    });
  }

  /** The same where nothing else is to happen. @returns what it prints */
  async done(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.slipway(...args);
    if (code !== 0) throw new Error(`slipway ${args.join(' ')}: exit ${code}\n${stdout}${stderr}`);
    return stdout;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.project.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  pushMain(): void {
    this.git('push', '--quiet', 'origin', 'main');
  }

  /** Merges the open request of a branch, as a forge does. */
  merge(branch: string): void {
    const found = this.requests.open.find(({ head }) => head === branch)!;
    this.git('fetch', '--quiet', 'origin');
    this.git('merge', '--quiet', '--no-ff', '--message', `Merge pull request #${found.number}`, `origin/${branch}`);
    this.pushMain();
    this.git('push', '--quiet', 'origin', '--delete', branch);
    this.requests.all.find(({ number }) => number === found.number)!.state = 'closed';
  }

  /** What a release file says of the cart. */
  cart(environment: string, ref = 'HEAD'): { readonly tag: string; readonly digest: string; readonly from?: string } {
    return JSON.parse(this.git('show', `${ref}:releases/${environment}.json`)).images['shop/cart'];
  }

  /** The Terraform stacks of production, as they were rendered. */
  get stackIds(): readonly string[] {
    return readdirSync(this.rendered('cdktf.out/stacks')).sort();
  }

  /** A copy of one of them, which reaches the mock. */
  async terraform(aws: Aws, id = stackId): Promise<Stack> {
    const stack = Stack.copy(this.sandbox, this.rendered('cdktf.out/stacks', id), { endpoint: aws.endpoint });
    await stack.init();
    return stack;
  }

  /** Applies the manifests of production as they were rendered, those of the platform first. @returns the image of the cart, as the API server has it */
  async kubectl(cluster: Cluster): Promise<string> {
    const folder = this.rendered('dist/production/blue');
    const stacks = readdirSync(folder).sort((a, b) => Number(b.startsWith('platform')) - Number(a.startsWith('platform')));
    for (const stack of stacks) await cluster.apply([join(folder, stack)]);
    const deployment = await cluster.get('deployment/cart', '-n', 'shop');
    return deployment.spec.template.spec.containers[0].image;
  }

  /** Saves plans by their stacks. @returns the folder, from the project */
  savedPlans(plans: ReadonlyMap<string, Plan>): string {
    const folder = join(this.project.folder, 'plans');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [id, { file }] of plans) writeFileSync(join(folder, `${id}.tfplan`), readFileSync(file));
    return 'plans';
  }

  async end(): Promise<void> {
    await this.forge.stop();
    this.project.remove();
  }

  private rendered(...names: readonly string[]): string {
    const folder = join(this.project.folder, 'rendered/production', ...names);
    if (!existsSync(folder)) throw new Error(`${folder} was not rendered`);
    return folder;
  }
}
