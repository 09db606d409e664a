import { type ChildProcess, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Project, type Run, Slipway } from '../cli/slipway';

/** A program of two environments: what it writes depends on `code.json` and on the release files. */
const app = `
  const fs = require('node:fs');
  const path = require('node:path');
  const { createHash } = require('node:crypto');
  const { release = {}, meanwhile, replicas, schemaVersion = 1, workloads = ['cart', 'web'], soakSeconds, from = 'staging', requireDigest, approvals } = JSON.parse(fs.readFileSync('code.json', 'utf8'));
  const terraform = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  const kubernetes = process.env.CDK8S_OUTDIR ?? 'dist';
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const write = (file, text) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, text); };
  const stacks = ['production', 'staging'].map((environment) => {
    const { images } = JSON.parse(fs.readFileSync('releases/' + environment + '.json', 'utf8'));
    const id = 'shop-' + environment + '-local';
    const block = JSON.stringify({ '//': { id, replicas } });
    write(path.join(terraform, 'stacks', id, 'cdk.tf.json'), block);
    const manifests = workloads.map((name) => {
      const image = images['shop/' + name];
      if (!image) throw new Error('no image of ' + name);
      const file = environment + '/kind/' + id + '/' + name + '.k8s.yaml';
      const text = JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: 'shop' },
        spec: { replicas, selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } },
          spec: { containers: [{ name, image: name + ':' + image.tag + (image.digest ? '@' + image.digest : '') }] } } } }) + '\\n';
      write(path.join(kubernetes, file), text);
      return { file, sha256: sha256(text) };
    });
    return { id, app: 'shop', environment, region: 'local', protected: false, terraform: { file: 'stacks/' + id + '/cdk.tf.json', sha256: sha256(block) },
      clusters: [{ name: 'kind', manifests }], resources: [],
      workloads: workloads.map((name) => ({ name, path: id + '/' + name, namespace: 'shop', image: name, bindings: [] })) };
  });
  if (meanwhile) require('node:child_process').execSync(meanwhile);
  const promotion = { from, ...(soakSeconds && { soakSeconds }) };
  write(path.join(terraform, 'assembly.json'), JSON.stringify({ schemaVersion, organization: 'acme',
    environments: [{ name: 'production', ...(release.production && { release: release.production }), ...(requireDigest && { requireDigest }), ...(approvals && { approvals }), promotion }, { name: 'staging', ...(release.staging && { release: release.staging }) }], stacks }, undefined, 2) + '\\n');
`;

const entry = (tag: string) => ({ tag });

/** A repository of that program, with a branch `main`, and a command line that runs in it. */
export class Shop {
  readonly project = new Project(app);
  /** What the command line has of its surroundings, beside a home of its own. */
  readonly env: Record<string, string> = {};
  readonly cache = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-cache-'));

  constructor(private readonly slipway: Slipway) {
    this.code({ replicas: 1 });
    this.release('staging', { 'shop/cart': entry('1.0'), 'shop/web': entry('1.0') });
    this.release('production', { 'shop/cart': entry('1.0'), 'shop/web': entry('1.0') });
    this.project.write('.gitignore', 'cdktf.out/\ndist/\nrendered/\nnode_modules/\n');
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'Ada');
    this.git('config', 'user.email', 'ada@example.com');
    this.commit('begin');
  }

  get folder(): string {
    return this.project.folder;
  }

  code(code: object): void {
    this.project.write('code.json', JSON.stringify(code));
  }

  release(environment: string, images: object, rest: object = {}): void {
    this.project.write(`releases/${environment}.json`, `${JSON.stringify({ schemaVersion: 1, ...rest, images }, undefined, 2)}\n`);
  }

  /** Has staging want other images, in a commit of its own. @param at when, as git reads it: now by default */
  staging(cart: string, web = '1.0', at?: string): void {
    this.release('staging', { 'shop/cart': entry(cart), 'shop/web': entry(web) });
    this.commit(`staging: cart ${cart}`, at);
  }

  /** What a release file says. */
  read(environment: string): { images: Record<string, object>; revision?: string; holds?: object } {
    return JSON.parse(this.text(environment));
  }

  text(environment: string): string {
    return fs.readFileSync(path.join(this.folder, `releases/${environment}.json`), 'utf8');
  }

  /** @param at when, as git reads it: now by default */
  commit(message: string, at?: string): string {
    this.git('add', '--all');
    this.gitWith(at ? { GIT_COMMITTER_DATE: at } : {}, 'commit', '--quiet', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** What `edit` writes, in a commit of its own. */
  commitAll(message: string, edit: () => void): string {
    edit();
    return this.commit(message);
  }

  git(...args: readonly string[]): string {
    return this.gitWith({}, ...args);
  }

  /** @param at when, as git reads it */
  gitAt(at: string, ...args: readonly string[]): string {
    return this.gitWith({ GIT_COMMITTER_DATE: at }, ...args);
  }

  run(...args: readonly string[]): Run {
    return this.slipway.run(this.folder, args, { XDG_CACHE_HOME: this.cache, HOME: this.cache, ...this.env });
  }

  /** The same while this process goes on, as one that answers requests must. */
  runBeside(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> {
    return this.slipway.runBeside(this.folder, args, { XDG_CACHE_HOME: this.cache, HOME: this.cache, ...env });
  }

  start(...args: readonly string[]): ChildProcess {
    return this.slipway.start(this.folder, args);
  }

  /** Has a remote with the branch `main` as it is. @returns its folder */
  withRemote(): string {
    const remote = path.join(this.cache, 'remote.git');
    this.git('init', '--quiet', '--bare', '--initial-branch=main', remote);
    this.git('remote', 'add', 'origin', remote);
    this.git('push', '--quiet', '--set-upstream', 'origin', 'main');
    this.git('remote', 'set-head', 'origin', 'main');
    return remote;
  }

  remove(): void {
    this.project.remove();
    fs.rmSync(this.cache, { recursive: true, force: true });
  }

  private gitWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: this.folder, encoding: 'utf8', env: { ...process.env, ...env } });
    if (status !== 0) throw new Error(stderr || stdout);
    return stdout.trim();
  }
}

/** Gives each test of a file a shop of its own. @param begin called before each test */
export function eachShop(begin: (shop: Shop, slipway: Slipway) => void): void {
  let slipway: Slipway;
  let shop: Shop;
  beforeAll(() => {
    slipway = new Slipway();
  });
  afterAll(() => slipway.remove());
  beforeEach(() => {
    shop = new Shop(slipway);
    begin(shop, slipway);
  });
  afterEach(() => shop.remove());
}
