import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { printManifest } from '../../../lib/approval/evidence-manifest';
import { evidenceViews } from '../../../lib/cli/approval/evidence/evidence-views';
import { lookAtEvidence } from '../../../lib/cli/approval/evidence/look-at-evidence';
import { verifyEvidence } from '../../../lib/cli/approval/evidence/verify-evidence';
import { sha256 } from '../../../lib/documents/hash';
import { root } from '../../kit/root';
import { type Run, Slipway } from '../cli/slipway';
import { ApprovedShop } from './approved-shop';

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

let slipway: Slipway;
let approved: ApprovedShop;
/** As it was written. */
let original: string;
/** A copy, elsewhere: no repository, and no project. */
let copy: string;
let written: Run;
const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway auditor '));
beforeAll(() => {
  slipway = new Slipway();
  approved = new ApprovedShop(slipway);
  approved.approved();
  written = approved.shop.run('evidence', '--env', 'production', '--out', 'audit/one', '-o', 'json');
  original = path.join(approved.shop.folder, 'audit/one');
  copy = path.join(elsewhere, 'evidence');
});
afterAll(() => {
  fs.rmSync(elsewhere, { recursive: true });
  approved.remove();
  slipway.remove();
});
beforeEach(() => {
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(original, copy, { recursive: true });
});

const filesIn = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => fs.statSync(path.join(folder, file)).isFile())
    .sort();

/** Lists what lies there anew, as somebody does who changed it. */
function listAnew(): void {
  const files = filesIn(copy).filter((file) => file !== 'manifest.json');
  const hashes = files.map((file): [string, string] => [file, sha256(fs.readFileSync(path.join(copy, file)))]);
  fs.writeFileSync(path.join(copy, 'manifest.json'), printManifest(new Map(hashes)));
}

async function stops(known: { digest?: string; env?: string } = {}): Promise<readonly string[]> {
  const { conditions } = await lookAtEvidence(copy, known, version);
  return conditions.filter(({ passed }) => !passed).map(({ name }) => name);
}

test('evidence is one folder, and its SHA-256 is told', () => {
  expect(written).toMatchObject({ code: 0 });
  const told = JSON.parse(written.stdout);
  expect(told).toMatchObject({ environment: 'production', folder: 'audit/one', passed: true });
  expect(told.evidence).toBe(sha256(fs.readFileSync(path.join(original, 'manifest.json'))));
  expect(filesIn(original)).toEqual([
    'README.txt',
    'approvers.json',
    'assembly.json',
    'bundle.json',
    'facts.json',
    'gate.json',
    'images.json',
    'manifest.json',
    'plan.html',
    'plan.json',
    'plan.txt',
    'release.json',
    'rule.json',
    'statements/checked-out/ann.json',
    'statements/checked-out/ann.json.sig',
    'statements/checked-out/bob.json',
    'statements/checked-out/bob.json.sig',
    'statements/protected-branch/ann.json',
    'statements/protected-branch/ann.json.sig',
    'statements/protected-branch/bob.json',
    'statements/protected-branch/bob.json.sig',
    'waivers.json',
  ]);
  const summary = fs.readFileSync(path.join(original, 'README.txt'), 'utf8');
  expect(summary).toMatch(/Who said what\n {2}\S+Z {2}ann: approve\n {2}\S+Z {2}bob: approve\n/);
  expect(summary).toContain('shop/cart: 1.0, of which no commit is known');
  // Nothing is left beside it, and no place of this machine stands in it.
  expect(fs.readdirSync(path.dirname(original))).toEqual(['one']);
  for (const file of filesIn(original)) expect(fs.readFileSync(path.join(original, file), 'utf8')).not.toContain(os.tmpdir());
});

test('it is looked at elsewhere, without the network, git and the repository', () => {
  const bare = path.join(elsewhere, 'bin');
  fs.mkdirSync(bare);
  fs.symlinkSync(spawnSync('which', ['ssh-keygen'], { encoding: 'utf8' }).stdout.trim(), path.join(bare, 'ssh-keygen'));
  const gate = (...args: string[]) => slipway.run(elsewhere, ['gate', '--evidence', 'evidence', ...args], { PATH: bare });
  const { code, stdout, stderr } = gate('--explain', '--digest', JSON.parse(written.stdout).evidence);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of ['manifest', 'bundle', 'plan', 'release', 'images', 'rule', 'report', 'approvers', 'facts', 'approvals', 'views'])
    expect(stdout).toContain(`pass     ${name}:`);
  expect(stdout).toMatch(
    /It could be deployed then\.\n\nNot shown here:\n {2}- that approvers\.json is what stood there: compare it with `git show [0-9a-f]{40}:releases\/approvers\.json`/,
  );
  expect(gate().stdout).toMatch(/^production: bundle [0-9a-f]{12} could be deployed at \S+Z\.\n\nNot shown here:\n/);
  expect(gate('--env', 'staging')).toMatchObject({ code: 4, stdout: expect.stringContaining('stop     environment: staging') });
  expect(gate('--digest', 'a'.repeat(64))).toMatchObject({ code: 4, stdout: expect.stringContaining('stop     manifest') });
  expect(gate('--from', 'x')).toMatchObject({ code: 1 });
  fs.appendFileSync(path.join(copy, 'plan.html'), ' ');
  const changed = gate('-o', 'json');
  expect({ code: changed.code, passed: JSON.parse(changed.stdout).passed }).toEqual({ code: 4, passed: false });
});

test('evidence is written once, and not where something is', () => {
  expect(approved.shop.run('evidence', '--env', 'production', '--out', 'audit/one')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("'audit/one' is there already"),
  });
});

test('a byte that is another, a file less, a file more, and a link are found, of each file', async () => {
  for (const file of filesIn(original)) {
    const place = path.join(copy, file);
    const bytes = fs.readFileSync(place);
    for (const at of new Set([0, bytes.length >> 1, bytes.length - 1])) {
      const spoilt = Buffer.from(bytes);
      spoilt[at]! ^= 1;
      fs.writeFileSync(place, spoilt);
      expect([file, at, await stops()]).toEqual([file, at, expect.arrayContaining(['manifest'])]);
    }
    fs.rmSync(place);
    expect([file, await stops()]).toEqual([file, expect.arrayContaining(['manifest'])]);
    fs.symlinkSync(path.join(original, file), place);
    expect([file, await stops()]).toEqual([file, expect.arrayContaining(['manifest'])]);
    fs.rmSync(place);
    fs.writeFileSync(place, bytes);
    fs.writeFileSync(`${place}.more`, '');
    expect([file, await stops()]).toEqual([file, ['manifest']]);
    fs.rmSync(`${place}.more`);
  }
  expect(await stops()).toEqual([]);
});

/** By file, the conditions that name it where all is listed anew. */
const bound: Readonly<Record<string, readonly string[]>> = {
  'README.txt': ['views'],
  'approvers.json': ['approvals'],
  'assembly.json': ['rule'],
  'bundle.json': ['bundle'],
  'facts.json': ['facts'],
  'gate.json': ['views'],
  'images.json': ['images'],
  'plan.html': ['views'],
  'plan.json': ['plan'],
  'plan.txt': ['views'],
  'release.json': ['release'],
  'statements/checked-out/ann.json': ['views'],
  'waivers.json': ['report'],
};

test.each(Object.entries(bound))('what was changed and listed anew is found by what it is bound to: %s', async (file, names) => {
  const place = path.join(copy, file);
  const text = fs.readFileSync(place, 'utf8');
  // A list of approvers stays one, with another key.
  const changed =
    file === 'approvers.json' ? text.replace(/AAAA[\w+/]{60}/g, (key) => `${key.slice(0, -4)}AAAA`) : `${text.trimEnd()} \n\n`;
  fs.writeFileSync(place, changed);
  listAnew();
  expect((await stops()).some((name) => names.includes(name))).toBe(true);
});

test('whoever leaves out words of people, or puts others in their place, is found', async () => {
  for (const shelf of ['checked-out', 'protected-branch']) {
    fs.copyFileSync(path.join(copy, `statements/${shelf}/ann.json`), path.join(copy, `statements/${shelf}/bob.json`));
    fs.copyFileSync(path.join(copy, `statements/${shelf}/ann.json.sig`), path.join(copy, `statements/${shelf}/bob.json.sig`));
  }
  listAnew();
  expect(await stops()).toEqual(expect.arrayContaining(['approvals']));
});

test('ages are those at the time at which it was written', async () => {
  const facts = path.join(copy, 'facts.json');
  const text = fs.readFileSync(facts, 'utf8');
  fs.writeFileSync(facts, text.replace(/"now": "\d{4}/, '"now": "2096'));
  listAnew();
  expect(await stops()).toEqual(expect.arrayContaining(['approvals']));
});

test('a rule of the protected branch that was relaxed, with all that is made of it, is found by the SHA-256 alone; the one of the revision holds', async () => {
  const rule = path.join(copy, 'rule.json');
  const asked = JSON.parse(fs.readFileSync(rule, 'utf8'));
  fs.writeFileSync(rule, `${JSON.stringify({ ...asked, count: 1 }, undefined, 2)}\n`);
  const rewrite = async () => {
    const texts = new Map(
      filesIn(copy)
        .filter((file) => file !== 'manifest.json')
        .map((file): [string, string] => [file, fs.readFileSync(path.join(copy, file), 'utf8')]),
    );
    const { conditions, bundle, facts } = await verifyEvidence(texts);
    for (const [file, text] of evidenceViews(texts, bundle!, facts!, conditions)) fs.writeFileSync(path.join(copy, file), text);
    listAnew();
  };
  await rewrite();
  expect(await stops()).toEqual([]);
  expect(await stops({ digest: JSON.parse(written.stdout).evidence })).toEqual(['manifest']);
  // Fewer people than the revision asks for are too few, whatever stands there.
  for (const file of filesIn(copy).filter((name) => path.basename(name).startsWith('bob.'))) fs.rmSync(path.join(copy, file));
  await rewrite();
  expect(await stops()).toEqual(['approvals (by the revision)']);
});

test('evidence of a newer version is no error of a program', async () => {
  fs.writeFileSync(path.join(copy, 'manifest.json'), '{"schemaVersion":2}');
  expect(await stops()).toEqual(['manifest']);
});

test('where a condition is not met, it is written all the same, and says so', () => {
  approved.save();
  fs.appendFileSync(path.join(approved.shop.folder, 'rendered/production/dist/production/kind/shop-production-local/cart.k8s.yaml'), ' ');
  const run = approved.shop.run('evidence', '--env', 'production');
  expect(run).toMatchObject({ code: 4, stdout: expect.stringMatching(/stop {5}output[\s\S]*Wrote evidence\/production-[0-9a-f]{16}\./) });
});
