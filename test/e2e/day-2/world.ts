import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Project } from '../../kit/compiled';
import type { Aws } from '../lab/aws';
import type { Cluster } from '../lab/cluster';
import type { Result, Sandbox } from '../lab/sandbox';
import { toolPath } from '../lab/toolchain';
import { Applier, type Planned } from './applier';
import { Marks } from './marks';
import { type Pods, podsOf } from './pods';
import { type Program, textOf } from './program';

/** The clusters of a world, by name; each is started when it is asked for first. */
export type Clusters = (name: string) => Promise<Cluster>;

/** A repository with a program, and what is deployed of it: an account of the mock, clusters, a state for each stack. */
export class World {
  readonly project = new Project(['lib', 'constructs']);
  readonly marks: Marks;
  private readonly applier: Applier;
  private readonly commits: string[] = [];
  private forces = false;

  /** @param namespaces of its apps: other worlds may have others in the same clusters */
  constructor(
    private readonly sandbox: Sandbox,
    readonly aws: Aws,
    private readonly clusters: Clusters,
    private readonly namespaces: readonly string[],
  ) {
    const states = join(this.project.folder, 'states');
    mkdirSync(states);
    this.applier = new Applier(sandbox, aws, states);
    this.marks = new Marks(aws);
    this.project.write('package.json', JSON.stringify({ name: 'shop', private: true }));
    this.project.write('.gitignore', 'node_modules\ncdktf.out/\ndist/\nstates/\n');
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /**
   * Writes the program, and what is synthesized of it.
   *
   * @param tells the stack whose state is told to its list
   */
  synth(program: Program, tells?: string): Promise<Result> {
    for (const [name, code] of Object.entries(program.modules ?? {})) this.project.program(`${name}.ts`, code);
    this.project.program('main.ts', textOf(program));
    const state = tells === undefined ? [] : ['--state', `${tells}=${this.stateOf(tells)}`];
    return this.slipway('synth', '--quiet', '--update-ids', ...state);
  }

  slipway(...args: readonly string[]): Promise<Result> {
    return this.run(args);
  }

  /** What `slipway adopt` proposes; it may ask a cluster, whose context is `lab`. */
  async adopt(cluster: string, ...args: readonly string[]): Promise<string> {
    const { env } = this.sandbox;
    const { kubeconfig } = await this.clusters(cluster);
    const PATH = [dirname(toolPath('kubectl')), env['PATH']].join(delimiter);
    const { code, stdout, stderr } = await this.run(['adopt', ...args], { ...env, PATH, KUBECONFIG: kubeconfig });
    if (code !== 0) throw new Error(`slipway adopt: ${stderr}`);
    return stdout;
  }

  private run(args: readonly string[], env: NodeJS.ProcessEnv = this.sandbox.env): Promise<Result> {
    const command = [process.execPath, 'node_modules/slipway/lib/cli/main.js', ...args];
    return this.sandbox.run({ name: `slipway-${args[0]}`, command, env, cwd: this.project.folder, exits: [0, 1, 2, 3, 4] });
  }

  /** Applies every stack whose Terraform changed; leaves marks in what was made, and says what was done. */
  async terraform(): Promise<readonly Planned[]> {
    const stacks = join(this.project.folder, 'cdktf.out/stacks');
    const planned: Planned[] = [];
    for (const id of readdirSync(stacks).sort()) planned.push(...(await this.applier.apply(id, join(stacks, id))));
    await this.marks.leave(this.applier.things());
    return planned;
  }

  /** Applies the manifests of every cluster, those of the platform first, and waits for its pods. */
  async manifests(): Promise<void> {
    for (const name of this.clusterNames()) {
      const cluster = await this.clusters(name);
      const folder = join(this.project.folder, 'dist/production', name);
      const folders = readdirSync(folder).sort((a, b) => Number(b.startsWith('platform')) - Number(a.startsWith('platform')));
      await cluster.apply(
        folders.map((stack) => join(folder, stack)),
        ...(this.forces ? ['--force-conflicts'] : []),
      );
      for (const namespace of this.namespaces) await cluster.rolledOut(namespace);
    }
  }

  /** The pods of every cluster that manifests are written for. */
  async pods(): Promise<Pods> {
    const all: [string, ReadonlySet<string>][] = [];
    for (const name of this.clusterNames()) all.push(...(await podsOf(name, await this.clusters(name), this.namespaces)));
    return new Map(all);
  }

  /** From now on, what another tool owns in the cluster is taken over. */
  takeOver(): void {
    this.forces = true;
  }

  cluster(name: string): Promise<Cluster> {
    return this.clusters(name);
  }

  /** Has Terraform make something that is none of the program's, and leaves marks in it. */
  async byOthers(id: string, document: object): Promise<void> {
    await this.applier.others(id, document);
    await this.marks.leave(this.applier.things());
  }

  /** Installs the library under another number: what it makes is of the one version that there is. */
  upgrade(version: string): void {
    const file = 'node_modules/slipway/package.json';
    const installed = JSON.parse(readFileSync(join(this.project.folder, file), 'utf8'));
    this.project.write(file, JSON.stringify({ ...installed, version }));
  }

  /** Puts what is there on the default branch. */
  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'x');
    this.commits.push(this.git('rev-parse', 'HEAD'));
  }

  /** Checks a commit out beside the default branch. */
  checkOut(index: number): void {
    this.git('checkout', '--quiet', '--force', this.commits[index]!);
  }

  /** Back at the default branch, as it was committed. */
  back(): void {
    this.git('checkout', '--quiet', '--force', 'main');
  }

  /** A file that holds the state of a stack, from the project. */
  stateOf(stack: string): string {
    writeFileSync(join(this.project.folder, 'states', `${stack}.json`), this.applier.stateOf(stack));
    return `states/${stack}.json`;
  }

  /** Takes what has a name out of the list of what must not vanish, as somebody does by hand. */
  dropFromList(stack: string, name: string): void {
    const file = join(this.project.folder, 'ids', `${stack}.json`);
    const list = JSON.parse(readFileSync(file, 'utf8'));
    const kept = Object.entries<{ readonly name?: string }>(list.resources).filter(([, entry]) => entry.name !== name);
    if (kept.length === Object.keys(list.resources).length) throw new Error(`${file} has nothing of the name ${name}`);
    writeFileSync(file, `${JSON.stringify({ ...list, resources: Object.fromEntries(kept) }, undefined, 2)}\n`);
  }

  close(): void {
    this.project.remove();
  }

  private clusterNames(): readonly string[] {
    const folder = join(this.project.folder, 'dist/production');
    return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
  }

  private git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=dev', '-c', 'user.email=dev@example.com'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: this.project.folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}${stdout}`);
    return stdout.trim();
  }
}
