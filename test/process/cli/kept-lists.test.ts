import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

const id = 'shop-production-eu-west-1';
const list = `ids/${id}.json`;

/** What it makes is said by `shop.json`. */
const app = `
import { Environment, Platform } from 'slipway';
import { AwsBucket, awsProvider, Bucket, eks, PodIdentity, s3State, StatefulWorkload, Workload } from 'slipway/constructs';

const shop = require('./shop.json');
const environment = (name, isProtected) => new Environment({
  name,
  regions: shop.regions.map((region) => ({
    region, account: '111122223333', keys: { storage: \`arn:aws:kms:\${region}:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d\` },
    clusters: shop.clusters.map((cluster) => ({ name: \`\${cluster}-\${name}-\${region}\`, kubernetesVersion: '1.34', network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }) })),
  })),
  provisioners: [AwsBucket.provisioner()],
  identity: new PodIdentity(),
  terraform: [s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }), awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } })],
  protected: isProtected,
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.4.2' }, 'shop/cart': { tag: '1' }, 'shop/store': { tag: '1' } } },
});
const platform = new Platform({ organization: shop.organization });
for (const [name, isProtected] of [['production', true], ['test', false]])
  environment(name, isProtected).stamp(platform, 'shop', (stack) => {
    new Workload(stack, shop.workload, { image: 'ghcr.io/acme/orders', dependencies: Object.fromEntries(shop.buckets.map((name) => [name, new Bucket()])) });
    if (shop.disk) new StatefulWorkload(stack, 'store', { image: 'ghcr.io/acme/store', volumeClaimTemplates: { [shop.disk]: { mountPath: '/data', storage: '1Gi' } } });
    if (name === 'production') for (const [type, value] of Object.entries(shop.blocks)) stack.addOverride(type, value);
  });
platform.synth();
`;

const first = {
  organization: 'acme',
  workload: 'orders',
  buckets: ['uploads'],
  disk: '',
  blocks: {},
  regions: ['eu-west-1'],
  clusters: ['blue'],
};

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs']);
  project.program('main.ts', app);
  project.write('.gitignore', 'node_modules/\ncdktf.out/\ndist/\n');
});
afterAll(() => project.remove());
beforeEach(() => {
  for (const name of ['ids', 'cdktf.out', 'dist', '.git']) fs.rmSync(path.join(project.folder, name), { recursive: true, force: true });
  shop({});
});

function shop(changes: Partial<typeof first>): void {
  project.write('shop.json', JSON.stringify({ ...first, ...changes }));
}

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: project.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr + stdout);
  return stdout.trim();
}

function commit(): void {
  if (!fs.existsSync(path.join(project.folder, '.git'))) git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', 'x');
}

const read = (file: string) => fs.readFileSync(path.join(project.folder, file), 'utf8');
const entries = (file = list) => JSON.parse(read(file)).resources;
const synth = (...args: readonly string[]) => project.slipway(['synth', '--quiet', ...args]);
const output = () =>
  ['cdktf.out', 'dist'].flatMap((folder) =>
    fs.existsSync(path.join(project.folder, folder))
      ? fs
          .readdirSync(path.join(project.folder, folder), { recursive: true, encoding: 'utf8' })
          .filter((file) => fs.statSync(path.join(project.folder, folder, file)).isFile())
      : [],
  );

describe('the lists', () => {
  test('are made by --update-ids alone, of what keeps something and of what nobody changes in place', () => {
    shop({ disk: 'data' });
    expect(synth()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(fs.existsSync(path.join(project.folder, 'ids'))).toBe(false);
    expect(synth('--update-ids', '--env', 'production')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(fs.readdirSync(path.join(project.folder, 'ids'))).toEqual(['platform-production-eu-west-1.json', `${id}.json`]);
    const listed = Object.entries<Record<string, unknown>>(entries()).map(([address, { name, claims, keeps }]) => [
      address,
      keeps,
      name ?? claims,
    ]);
    expect(listed).toEqual([
      [expect.stringMatching(/^aws_s3_bucket\.orders_uploads_\w+$/), 'data', 'acme-production-eu-west-1-shop-orders-uploads'],
      ['blue-production-eu-west-1/shop/Deployment/orders', undefined, undefined],
      ['blue-production-eu-west-1/shop/Service/store-pods', undefined, undefined],
      ['blue-production-eu-west-1/shop/StatefulSet/store', 'data', ['data']],
    ]);
    expect(entries('ids/platform-production-eu-west-1.json')).toMatchObject({
      'blue-production-eu-west-1/Namespace/shop': { keeps: 'data' },
    });
  });

  test('are the same bytes again, and grow by what is added once somebody asks for it', () => {
    synth('--update-ids');
    const before = read(list);
    synth('--update-ids');
    expect(read(list)).toBe(before);
    shop({ buckets: ['uploads', 'archive'] });
    const { code, stderr } = project.slipway(['synth']);
    expect(code).toBe(0);
    expect(stderr).toContain(
      `Not up to date: ${list}, ids/shop-test-eu-west-1.json, which list what must not vanish. Run \`slipway synth --update-ids\``,
    );
    expect(read(list)).toBe(before);
    const check = project.slipway(['synth', '--check', '--env', 'production']);
    expect(check.code).toBe(1);
    expect(check.stdout).toContain(`differs  ${list}`);
    expect(check.stderr).not.toContain('test-eu');
    expect(synth('--update-ids').code).toBe(0);
    expect(synth('--check')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(Object.keys(entries())).toHaveLength(3);
  });

  test('that were forgotten fail the check: of a protected stack where the project has any', () => {
    synth('--update-ids', '--env', 'test');
    const { code, stderr } = synth('--check');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'The lists of what must not vanish are not up to date: 2 files are missing.\nRun `slipway synth --update-ids`',
    );
  });
});

/** Has another entry say of an address what that would be, in its place. */
function take(resources: Record<string, Record<string, unknown>>, by: string, more: object): void {
  resources[by] = { path: '', keeps: 'keys', ...resources[by], ...more };
  delete resources['aws_kms_key.a'];
}

const bucketLine = `main.ts:${app.split('\n').findIndex((text) => text.includes('new Workload(')) + 1}:`;

describe('what a list knows is not lost', () => {
  test('by no verb and under no stock CLI: nothing is written', () => {
    synth('--update-ids');
    fs.rmSync(path.join(project.folder, 'cdktf.out'), { recursive: true });
    fs.rmSync(path.join(project.folder, 'dist'), { recursive: true });
    const before = read(list);
    shop({ buckets: ['files'] });
    const words = /aws_s3_bucket\.orders_uploads_\w+ \('acme-production-eu-west-1-shop-orders-uploads'\) of 'shop-production-eu-west-1'/;
    for (const args of [['synth'], ['synth', '--update-ids'], ['synth', '--check'], ['synth', '--env', 'test'], ['validate']]) {
      const { code, stderr } = project.slipway(args);
      expect({ args, code, stderr }).toEqual({ args, code: 1, stderr: expect.stringMatching(words) });
      expect(stderr).not.toMatch(/\n {4}at /);
    }
    // The stock CLIs run the same program.
    const stock = spawnSync(process.execPath, ['main.js'], { cwd: project.folder, encoding: 'utf8', env: { PATH: process.env.PATH } });
    expect({ code: stock.status, stderr: stock.stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(words) });
    expect(output()).toEqual([]);
    expect(read(list)).toBe(before);
  });

  test('the error stands at the developer’s line and shows what the author can say', () => {
    synth('--update-ids', '--env', 'production');
    shop({ buckets: [] });
    const { stderr } = synth();
    expect(stderr).toContain(`Error: ${bucketLine}`);
    expect(stderr).toMatch(/`formerly` with 'orders\/uploads'.*; `retired` with a reason.*; or put it back.*`import`/);
  });

  test('what is added, and what keeps nothing, comes and goes', () => {
    synth('--update-ids');
    shop({ buckets: ['uploads', 'archive'], clusters: ['blue', 'green'] });
    expect(synth().code).toBe(0);
    shop({ clusters: ['green'] });
    expect(synth('--update-ids')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(Object.keys(entries('ids/platform-production-eu-west-1.json'))).toEqual(['green-production-eu-west-1/Namespace/shop']);
  });

  test('a moved block leads to where it is now, and a removed block that destroys nothing makes an orphan of it', () => {
    synth('--update-ids');
    const [address] = Object.keys(entries());
    project.write(
      list,
      read(list)
        .replace('"keeps": "data"', '"keeps": "data",\n      "importId": "acme",\n      "newer": 1')
        .replace(address!, 'aws_s3_bucket.old'),
    );
    expect(synth().code).toBe(1);
    shop({
      blocks: {
        moved: [
          { from: '${aws_s3_bucket.old}', to: 'aws_s3_bucket.older' },
          { from: 'aws_s3_bucket.older', to: address! },
        ],
      },
    } as never);
    expect(synth('--update-ids')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(entries()[address!]).toMatchObject({ keeps: 'data', importId: 'acme', newer: 1 });
    expect(entries()['aws_s3_bucket.old']).toBeUndefined();
    for (const destroy of [true, undefined]) {
      shop({ buckets: [], blocks: { removed: [{ from: address, lifecycle: { destroy } }] } } as never);
      expect(synth().stderr).toContain('is made no longer');
    }
    project.write('ids/shop-test-eu-west-1.json', JSON.stringify({ schemaVersion: 1, stack: 'shop-test-eu-west-1', resources: {} }));
    shop({ buckets: [], blocks: { removed: [{ from: address, lifecycle: { destroy: false } }] } } as never);
    expect(synth('--update-ids')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(entries()[address!]).toMatchObject({ keeps: 'data', retired: { reason: expect.anything() } });
    shop({ buckets: [] });
    expect(synth('--check', '--env', 'production').stderr).not.toContain('is made no longer');
  });

  test('an orphan that is made again is taken in by its name, and is none from then on', () => {
    synth('--update-ids');
    const [address] = Object.keys(entries());
    const importId = 'acme-production-eu-west-1-shop-orders-uploads';
    project.write(list, read(list).replace('"keeps": "data"', '"keeps": "data",\n      "retired": { "reason": "for the auditors" }'));
    const before = read(list);
    expect(project.slipway(['synth'])).toMatchObject({ code: 0, stderr: expect.stringContaining(`Not up to date: ${list}`) });
    expect(read(list)).toBe(before);
    expect(JSON.parse(read(`cdktf.out/stacks/${id}/cdk.tf.json`)).import).toContainEqual({ to: address, id: importId });
    expect(synth('--check')).toMatchObject({ code: 1, stderr: expect.stringContaining('not up to date') });
    expect(synth('--update-ids')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(entries()[address!]).toMatchObject({ importId, keeps: 'data' });
    expect(entries()[address!].retired).toBeUndefined();
    expect(synth('--check')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('a list that cannot be read', () => {
  test.each([
    ['amid a merge', (text: string) => text.replace('    "aws', '<<<<<<< HEAD\n    "aws'), ':5: a merge is left undone'],
    ['cut off', (text: string) => text.slice(0, 120), ':5:5: expected a key'],
    ['of a newer version', (text: string) => text.replace(': 1,', ': 9,'), ':2: it has the schema version 9'],
  ])('%s is refused with its line, and nothing is written', (_how, change, words) => {
    synth('--update-ids');
    const broken = change(read(list));
    project.write(list, broken);
    for (const folder of ['cdktf.out', 'dist']) fs.rmSync(path.join(project.folder, folder), { recursive: true });
    const { code, stderr } = synth('--update-ids');
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(`${list}${words}`) });
    expect(read(list)).toBe(broken);
    expect(output()).toEqual([]);
  });

  test('as a link, or in a linked folder, is neither read nor written through', () => {
    const target = path.join(project.folder, 'elsewhere');
    fs.mkdirSync(target, { recursive: true });
    fs.symlinkSync(target, path.join(project.folder, 'ids'));
    expect(synth('--update-ids')).toMatchObject({ code: 1, stderr: expect.stringContaining("'ids' is no folder") });
    fs.rmSync(path.join(project.folder, 'ids'));
    fs.mkdirSync(path.join(project.folder, 'ids'));
    fs.symlinkSync(path.join(target, 'x'), path.join(project.folder, list));
    expect(synth('--update-ids')).toMatchObject({ code: 1, stderr: expect.stringContaining('is a symbolic link') });
    expect(fs.readdirSync(target)).toEqual([]);
  });
});

describe('in a repository', () => {
  const hide = () => project.write(list, JSON.stringify({ schemaVersion: 1, stack: id, resources: {} }));

  test('an edit of the list, or its removal, hides nothing that the default branch knows', () => {
    synth('--update-ids');
    commit();
    git('checkout', '--quiet', '-b', 'change');
    shop({ buckets: [] });
    for (const edit of [
      hide,
      () => fs.rmSync(path.join(project.folder, list)),
      () => fs.rmSync(path.join(project.folder, 'ids'), { recursive: true }),
    ]) {
      edit();
      for (const args of [[], ['--update-ids']])
        expect(synth(...args).stderr).toMatch(/which ids\/shop-production-eu-west-1\.json at main \([0-9a-f]{12}\) lists/);
      commit();
      expect(project.slipway(['validate']).stderr).toContain('is made no longer');
    }
  });

  const key = 'aws_kms_key.a';
  test.each<readonly [string, (resources: Record<string, Record<string, unknown>>) => void]>([
    ['retired', (all) => Object.assign(all[key]!, { retired: { reason: 'r' } })],
    ['gone to another app', (all) => Object.assign(all[key]!, { departed: 'billing-production-eu-west-1' })],
    ['a former address of what is made', (all) => take(all, 'aws_kms_key.b', { addresses: { [key]: '' } })],
    ['a former address of an orphan', (all) => take(all, 'aws_kms_key.c', { addresses: { [key]: '' }, retired: { reason: 'r' } })],
    ['what belongs to an orphan', (all) => take(all, 'aws_kms_key.c', { besides: [key], retired: { reason: 'r' } })],
  ])(
    'what the list in the working tree alone calls %s is neither moved nor forgotten of what the default branch has as made',
    (_as, edit) => {
      const keys = (...names: readonly string[]) =>
        shop({ blocks: { resource: { aws_kms_key: Object.fromEntries(names.map((name) => [name, {}])) } } } as never);
      keys('a', 'b');
      synth('--update-ids');
      commit();
      git('checkout', '--quiet', '-b', 'change');
      const before = read(list);
      keys('b');
      const document = JSON.parse(before);
      edit(document.resources);
      project.write(list, JSON.stringify(document, undefined, 2));
      const words = /aws_kms_key\.a of '.*', which ids\/.* at main \([0-9a-f]{12}\) lists, is made no longer/;
      for (const isCommitted of [false, true]) {
        if (isCommitted) commit();
        for (const args of [['synth'], ['synth', '--update-ids'], ['synth', '--check'], ['validate']])
          expect({ args, ...project.slipway(args) }).toMatchObject({ args, code: 1, stderr: expect.stringMatching(words) });
      }
      // The program says it.
      shop({
        blocks: { resource: { aws_kms_key: { b: {} } }, removed: [{ from: key, lifecycle: { destroy: false } }] },
      } as never);
      project.write(list, before);
      expect(synth('--update-ids')).toEqual({ code: 0, stdout: '', stderr: '' });
      commit();
      // As long as it does: the default branch has not got it yet.
      keys('b');
      expect(synth()).toMatchObject({ code: 1, stderr: expect.stringMatching(words) });
      git('branch', '--quiet', '--force', 'main', 'HEAD');
      expect(synth()).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(JSON.parse(read(`cdktf.out/stacks/${id}/cdk.tf.json`)).removed).toContainEqual({ from: key, lifecycle: { destroy: false } });
    },
  );

  test('on the default branch the commit before counts', () => {
    synth('--update-ids');
    commit();
    shop({ buckets: [] });
    hide();
    fs.rmSync(path.join(project.folder, 'ids/shop-test-eu-west-1.json'));
    expect(synth('--env', 'production').stderr).toContain('at main (');
    commit();
    expect(synth('--check').stderr).toContain('at main (');
  });

  test('what was never on the default branch goes with its entry', () => {
    synth('--update-ids');
    commit();
    git('checkout', '--quiet', '-b', 'change');
    shop({ buckets: ['uploads', 'archive'] });
    synth('--update-ids');
    commit();
    shop({});
    expect(synth().code).toBe(1);
    for (const file of [list, 'ids/shop-test-eu-west-1.json']) project.write(file, git('show', `main:${file}`));
    expect(synth()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('an older checkout is refused', () => {
    synth('--update-ids');
    commit();
    shop({ buckets: ['uploads', 'archive'] });
    synth('--update-ids');
    commit();
    git('checkout', '--quiet', '--detach', 'HEAD^');
    const { code, stderr } = synth();
    expect(code).toBe(1);
    expect(stderr).toMatch(/orders_archive_\w+ .*is made no longer/);
    expect(stderr).toMatch(/main \([0-9a-f]{12}\) is newer than what is checked out/);
  });

  const inShallowClone = (
    work: (clone: string, run: (...args: readonly string[]) => { status: number | null; stderr: string }) => void,
  ) => {
    const clone = fs.mkdtempSync(path.join(project.folder, '..', 'clone-'));
    try {
      git('clone', '--quiet', '--depth=1', '--branch=change', `file://${project.folder}`, clone);
      fs.symlinkSync(path.join(project.folder, 'node_modules'), path.join(clone, 'node_modules'));
      const env = { PATH: process.env.PATH };
      const main = 'node_modules/slipway/lib/cli/main.js';
      work(clone, (...args) => spawnSync(process.execPath, [main, ...args], { cwd: clone, encoding: 'utf8', env }));
    } finally {
      fs.rmSync(clone, { recursive: true });
    }
  };

  test('a shallow clone says that it compares with nothing, and fails the check, also where the lists were deleted', () => {
    synth('--update-ids');
    commit();
    git('checkout', '--quiet', '-b', 'change');
    commit();
    git('checkout', '--quiet', 'main');
    inShallowClone((clone, run) => {
      expect(run('synth')).toMatchObject({ status: 0, stderr: expect.stringContaining('The clone is shallow') });
      expect(run('synth', '--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('fetch-depth: 0') });
      fs.rmSync(path.join(clone, 'ids'), { recursive: true });
      expect(run('synth', '--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('fetch-depth: 0') });
    });
    git('checkout', '--quiet', 'change');
    fs.rmSync(path.join(project.folder, 'ids'), { recursive: true });
    commit();
    // Whether there were lists, nobody knows there: most projects that never had any check out like this.
    inShallowClone((_, run) => expect(run('synth').stderr).toContain('The clone is shallow'));
  });

  test('a list that the default branch broke counts as it was before', () => {
    synth('--update-ids');
    commit();
    const whole = read(list);
    project.write(list, `<<<<<<< ours\n${whole}`);
    commit();
    git('checkout', '--quiet', '-b', 'change');
    project.write(list, whole);
    expect(synth('--check')).toEqual({ code: 0, stdout: '', stderr: '' });
    commit();
    expect(project.slipway(['synth']).stderr).toMatch(
      /A list of main \(\w+\) cannot be read: shop-production-eu-west-1\.json:1: .* In its place counts that of [0-9a-f]{12}\./,
    );
    shop({ buckets: [] });
    hide();
    expect(synth('--check')).toMatchObject({ code: 1, stderr: expect.stringContaining('is made no longer') });
  });

  test('a list that the default branch broke, and whose former text is not there, fails the check', () => {
    synth('--update-ids');
    commit();
    const whole = read(list);
    for (const broken of ['{"schemaVersion": 1, "resources": [', '{"schemaVersion": 1, "resources": {']) {
      project.write(list, broken);
      commit();
    }
    git('checkout', '--quiet', '-b', 'change');
    project.write(list, whole);
    commit();
    inShallowClone((clone, run) => {
      spawnSync('git', ['fetch', '--quiet', '--depth=2', 'origin', 'change'], { cwd: clone });
      expect(run('synth', '--check')).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/A list of origin\/change .* cannot be read: .*What it listed before is not known\./),
      });
      expect(run('synth')).toMatchObject({ status: 0, stderr: expect.stringContaining('git fetch --unshallow') });
    });
  });

  test('two people who add and change different entries merge', () => {
    shop({ buckets: ['bills', 'photos', 'uploads'] });
    synth('--update-ids');
    commit();
    const change = (branch: string, buckets: readonly string[]) => {
      git('checkout', '--quiet', '-b', branch, 'main');
      shop({ buckets: [...buckets] });
      expect(synth('--update-ids').code).toBe(0);
      commit();
    };
    change('one', ['archive', 'bills', 'photos', 'uploads']);
    change('other', ['bills', 'photos', 'pictures', 'uploads']);
    project.write('shop.json', git('show', 'one:shop.json'));
    git('checkout', '--quiet', '--force', 'one');
    git('merge', '--quiet', '--no-edit', '-X', 'ours', 'other');
    shop({ buckets: ['archive', 'bills', 'photos', 'pictures', 'uploads'] });
    expect(synth('--check')).toMatchObject({ stderr: expect.not.stringContaining('lists of what must not vanish') });
    const names = Object.values<{ name?: string }>(entries()).flatMap(({ name }) => name ?? []);
    expect(names.map((name) => name.split('-').at(-1))).toEqual(['archive', 'bills', 'photos', 'pictures', 'uploads']);
  });
});
