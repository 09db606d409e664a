import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { SshKeys } from '../../kit/ssh-keys';
import { type Run, Slipway } from '../cli/slipway';
import { Shop } from '../release/shop';

const people = { ada: ['developer'], ann: ['operator'], bob: ['operator'], cyn: ['operator', 'dba'], dev: ['developer'] };
type Person = keyof typeof people;

/** What production asks, unless a test asks for something else. */
export const rule = { count: 2, roles: ['operator'], acknowledgedBy: {}, maxAgeSeconds: 259_200, windows: [] };

/** A shop whose production is pinned and needs two approvals, with a remote that has all of it. */
export class ApprovedShop {
  readonly shop: Shop;
  readonly keys: SshKeys;
  private readonly remote: string;
  private saved = '';

  constructor(slipway: Slipway) {
    this.shop = new Shop(slipway);
    this.keys = new SshKeys(path.join(this.shop.cache, 'keys'));
    this.remote = path.join(this.shop.cache, 'remote.git');
    for (const name of Object.keys(people)) this.keys.make(name);
    this.shop.code({ replicas: 1, approvals: rule });
    this.approvers(people);
    this.pin(this.shop.commit('approvals'));
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', this.remote]);
    this.shop.git('remote', 'add', 'origin', this.remote);
    this.push();
    this.shop.git('remote', 'set-head', 'origin', 'main');
  }

  key(name: string): string {
    return this.keys.file(name);
  }

  /** Writes who may approve. */
  approvers(roles: Readonly<Record<string, readonly string[]>>, keys: Readonly<Record<string, readonly string[]>> = {}): void {
    const listed = Object.entries(roles).map(([name, own]) => [
      name,
      { keys: (keys[name] ?? [name]).map((key) => ({ key: this.keys.publicKey(key) })), roles: own, emails: [`${name}@example.com`] },
    ]);
    this.shop.project.write(
      'releases/approvers.json',
      `${JSON.stringify({ schemaVersion: 1, approvers: Object.fromEntries(listed) }, undefined, 2)}\n`,
    );
  }

  /** Pins production, and commits that. */
  pin(revision: string): string {
    const { images } = this.shop.read('production');
    this.shop.release('production', images, { revision });
    return this.shop.commit('pin production');
  }

  push(): void {
    this.shop.git('push', '--quiet', '--force', 'origin', 'main');
  }

  /** Makes the bundle, and has it on the branch. @returns its folder */
  bundle(...args: readonly string[]): string {
    const made = this.expect0('bundle', '--env', 'production', '-o', 'json', ...args);
    this.shop.commit('bundle');
    this.push();
    return path.join(this.shop.folder, path.dirname(JSON.parse(made.stdout).file));
  }

  approve(person: Person | string, ...args: readonly string[]): Run {
    return this.shop.run('approve', '--env', 'production', '--yes', '--key', this.key(person), ...args);
  }

  /** Everything up to the deployment of what is pinned: pushed, bundled, approved by two, rendered anew. */
  approved(): void {
    this.push();
    this.bundle();
    for (const person of ['ann', 'bob'] as const) {
      const { code, stderr } = this.approve(person);
      if (code !== 0) throw new Error(stderr);
    }
    this.shop.commit('approvals of the bundle');
    this.push();
    fs.rmSync(path.join(this.shop.folder, 'rendered'), { recursive: true, force: true });
    this.expect0('render', '--env', 'production');
  }

  /** Remembers all of it. */
  save(): void {
    this.saved = this.shop.git('rev-parse', 'HEAD');
    fs.cpSync(path.join(this.shop.folder, 'rendered'), path.join(this.shop.cache, 'saved'), { recursive: true });
  }

  /** All as it was remembered. */
  restore(): void {
    const rendered = path.join(this.shop.folder, 'rendered');
    this.shop.git('reset', '--quiet', '--hard', this.saved);
    this.shop.git('clean', '--quiet', '--force', '-d');
    fs.rmSync(rendered, { recursive: true, force: true });
    fs.cpSync(path.join(this.shop.cache, 'saved'), rendered, { recursive: true });
    if (this.shop.git('remote') === '') this.shop.git('remote', 'add', 'origin', this.remote);
    this.shop.git('remote', 'set-url', 'origin', this.remote);
    this.push();
    this.shop.git('remote', 'set-head', 'origin', 'main');
  }

  /** Lets something stand for Terraform, which shows any saved plan as one that can be applied. */
  showAnyPlan(): void {
    const program = path.join(this.shop.cache, 'terraform');
    fs.writeFileSync(program, `#!/bin/sh\necho '{"format_version":"1.2","planned_values":{}}'\n`, { mode: 0o755 });
    this.shop.env['TERRAFORM_BINARY_NAME'] = program;
  }

  /** Folder of the one bundle. */
  get folder(): string {
    const all = path.join(this.shop.folder, 'releases/approvals/production');
    return path.join(all, fs.readdirSync(all)[0]!);
  }

  gate(...args: readonly string[]): Run {
    return this.shop.run('gate', '--env', 'production', ...args);
  }

  /** Names of the conditions that stop it. */
  stops(...args: readonly string[]): readonly string[] {
    const { code, stdout, stderr } = this.gate('-o', 'json', ...args);
    if (stdout === '') throw new Error(stderr);
    const { passed, conditions } = JSON.parse(stdout) as { passed: boolean; conditions: readonly { name: string; passed: boolean }[] };
    expect({ code, passed }).toEqual({ code: passed ? 0 : 4, passed });
    return conditions.filter((each) => !each.passed).map(({ name }) => name);
  }

  private expect0(...args: readonly string[]): Run {
    const run = this.shop.run(...args);
    if (run.code !== 0) throw new Error(run.stderr || run.stdout);
    return run;
  }

  remove(): void {
    this.shop.remove();
  }
}

/**
 * Has a shop for the tests of a file, approved; each of them finds it as it was then.
 *
 * @param given takes it, and prepares it before it is approved
 */
export function withApprovedShop(given: (approved: ApprovedShop, slipway: Slipway) => void): void {
  let slipway: Slipway;
  let approved: ApprovedShop;
  beforeAll(() => {
    slipway = new Slipway();
    approved = new ApprovedShop(slipway);
    given(approved, slipway);
    approved.approved();
    approved.save();
  });
  afterAll(() => {
    approved.remove();
    slipway.remove();
  });
  beforeEach(() => approved.restore());
}
