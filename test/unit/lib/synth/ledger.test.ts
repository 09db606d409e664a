import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Workload } from '../../../../constructs/workload/workload';
import { DeploymentStack, Platform, UserError } from '../../../../lib';
import { cluster, environment } from '../../../kit/places';

const development = environment({ name: 'development', regions: [{ region: 'local', clusters: [cluster('kind')] }], terraform: [] });

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const at = (file: string) => path.join(folder, file);
const manifest = (workload: string) => `dist/development/kind/shop-development-local/${workload}.k8s.yaml`;
const ledger = 'dist/cdktf-out.ledger';
const terraformLedger = 'cdktf.out/terraform.ledger';
const terraformJson = 'cdktf.out/stacks/shop-development-local/cdk.tf.json';

function synth(...workloads: readonly string[]): void {
  const platform = new Platform({ organization: 'acme', terraformOutdir: at('cdktf.out'), kubernetesOutdir: at('dist') });
  development.stamp(platform, 'shop', (stack: DeploymentStack) => {
    for (const name of workloads) new Workload(stack, name, { image: 'ghcr.io/acme/any' });
  });
  platform.synthesize();
}

/** Every file with its content. */
function everything(): ReadonlyMap<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(files.filter((file) => fs.lstatSync(at(file)).isFile()).map((file) => [file, fs.readFileSync(at(file), 'utf8')]));
}

test('a ledger in each output folder names what synthesis wrote there, in order, and under a name that no engine loads', () => {
  synth('orders', 'billing');
  expect(fs.readFileSync(at(ledger), 'utf8')).toMatch(
    /^# [^\n]+\n[0-9a-f]{64} {2}development\/kind\/platform-development-local\/platform\.k8s\.yaml\n[0-9a-f]{64} {2}development\/kind\/shop-development-local\/billing\.k8s\.yaml\n[0-9a-f]{64} {2}development\/kind\/shop-development-local\/orders\.k8s\.yaml\n$/,
  );
  expect(fs.readFileSync(at(terraformLedger), 'utf8')).toMatch(/^# [^\n]+\n([0-9a-f]{64} {2}stacks\/[a-z-]+\/cdk\.tf\.json\n){2}$/);
});

test('what was removed from the program is removed, also where the other folder is gone', () => {
  synth('orders', 'billing');
  fs.rmSync(at('cdktf.out'), { recursive: true });
  synth('orders');
  expect(fs.existsSync(at(manifest('billing')))).toBe(false);
  expect(fs.existsSync(at(manifest('orders')))).toBe(true);
});

test('what a run that was interrupted had written is removed by the next, in both directions', () => {
  synth('orders');
  const before = everything();
  // GIVEN a run that wrote some of its files, and died
  synth('orders', 'billing');
  const between = new Map([...everything()]);
  const union = `${before.get(ledger)}${between.get(ledger)}`;
  // WHEN it is run again as it was before
  fs.writeFileSync(at(ledger), union);
  fs.writeFileSync(at('dist/development/kind/shop-development-local/.billing.k8s.yaml.999999.tmp'), 'half');
  synth('orders');
  // THEN
  expect(everything()).toEqual(before);
  // AND the other way
  fs.writeFileSync(at(ledger), union);
  synth('orders', 'billing');
  expect(everything()).toEqual(between);
});

test('a file that somebody changed is still ours by label and path on every object, or by the metadata of its stack', () => {
  synth('orders', 'billing');
  fs.appendFileSync(at(manifest('billing')), '# changed\n');
  synth('orders');
  expect(fs.existsSync(at(manifest('billing')))).toBe(false);
});

test.each<[string, (file: string) => void]>([
  ['another text', (file) => fs.writeFileSync(file, 'mine')],
  [
    'objects of somebody else beside ours',
    (file) => fs.appendFileSync(file, '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: mine }\n'),
  ],
  ['nothing', (file) => fs.writeFileSync(file, '')],
])('what the ledger names and somebody replaced by %s is refused by name, and nothing is written', (_what, replace) => {
  // GIVEN
  synth('orders', 'billing');
  replace(at(manifest('billing')));
  const before = everything();
  // THEN
  expect(() => synth('catalog')).toThrow(UserError);
  expect(() => synth('catalog')).toThrow(/billing\.k8s\.yaml' would be removed, which an earlier run wrote and somebody replaced since\./);
  expect(everything()).toEqual(before);
});

describe('a hostile ledger or assembly', () => {
  const hash = (text: string) => require('node:crypto').createHash('sha256').update(text).digest('hex') as string;

  test.each([
    '../victim',
    '/etc/hosts',
    'a/../../victim',
    '.git/config',
    'a//b',
    'aux.yaml',
    'a\\..\\b',
    '',
    'a b',
    'terraform.tfstate',
    'mine.yaml',
    'cdk.tf.json.backup',
    'other.ledger',
  ])('that names %j is refused, and nothing is written or removed', (name) => {
    synth('orders');
    fs.writeFileSync(at('victim'), 'mine');
    fs.appendFileSync(at(ledger), `${hash('mine')}  ${name}\n`);
    const before = everything();
    expect(() => synth('catalog')).toThrow(UserError);
    expect(() => synth('catalog')).toThrow(/cdktf-out\.ledger' has the line \d+: ".*", which names no file that synthesis writes\./);
    expect(everything()).toEqual(before);
  });

  test.each<[string, (file: string) => void]>([
    ['a link', (file) => fs.symlinkSync(at('victim'), file)],
    ['a folder', (file) => fs.mkdirSync(file)],
    ['a link of a folder on the way', (file) => linkInstead(path.dirname(file))],
  ])('that names %s is refused, and nothing is written or removed', (_what, make) => {
    synth('orders');
    fs.writeFileSync(at('victim'), 'mine');
    fs.mkdirSync(at('dist/x'));
    make(at('dist/x/victim.k8s.yaml'));
    fs.appendFileSync(at(ledger), `${hash('mine')}  x/victim.k8s.yaml\n`);
    const before = everything();
    expect(() => synth('catalog')).toThrow(UserError);
    expect(everything()).toEqual(before);
  });

  test('an assembly that names files of somebody else removes nothing', () => {
    synth('orders');
    fs.writeFileSync(at('dist/mine.yaml'), 'mine');
    const assembly = JSON.parse(fs.readFileSync(at('cdktf.out/assembly.json'), 'utf8'));
    assembly.stacks[0].clusters[0].manifests.push({ file: 'mine.yaml', sha256: hash('mine') });
    fs.writeFileSync(at('cdktf.out/assembly.json'), JSON.stringify(assembly));
    synth('orders');
    expect(fs.readFileSync(at('dist/mine.yaml'), 'utf8')).toBe('mine');
  });

  test.each(['<<<<<<< HEAD', 'no ledger', '{}', `${'a'.repeat(63)}  a.yaml`])('of the line %j is refused with the cure', (line) => {
    synth('orders');
    fs.appendFileSync(at(ledger), `${line}\n`);
    expect(() => synth('orders')).toThrow(/has the line \d+: .*Take it back from version control, or remove it/);
  });

  test('that is a folder or a link is refused', () => {
    synth('orders');
    fs.rmSync(at(terraformLedger));
    fs.mkdirSync(at(terraformLedger));
    expect(() => synth('orders')).toThrow(/terraform\.ledger' is no ledger that synthesis wrote\./);
  });

  test('with ends of lines of Windows is read', () => {
    synth('orders', 'billing');
    fs.writeFileSync(at(ledger), fs.readFileSync(at(ledger), 'utf8').replaceAll('\n', '\r\n'));
    synth('orders');
    expect(fs.existsSync(at(manifest('billing')))).toBe(false);
  });
});

test('two programs that share the folder of manifests leave those of each other alone', () => {
  synth('orders');
  const other = new Platform({ organization: 'acme', terraformOutdir: at('other.out'), kubernetesOutdir: at('dist') });
  environment({ name: 'staging', regions: [{ region: 'local', clusters: [cluster('kind')] }], terraform: [] }).stamp(
    other,
    'shop',
    (stack: DeploymentStack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/any' }),
  );
  other.synthesize();
  synth('orders');
  expect([...everything().keys()].filter((file) => file.endsWith('orders.k8s.yaml'))).toHaveLength(2);
});

test.each<[string, (file: string) => void]>([
  ['dist', (file) => fs.writeFileSync(file, '')],
  ['cdktf.out', (file) => fs.writeFileSync(file, '')],
  ['dist/development', (file) => writeBelow(file)],
  [manifest('orders'), (file) => fs.mkdirSync(file, { recursive: true })],
  [terraformJson, (file) => fs.mkdirSync(file, { recursive: true })],
])('what stands in the way at %s is told in a sentence', (file, make) => {
  make(at(file));
  expect(() => synth('orders')).toThrow(UserError);
  expect(() => synth('orders')).toThrow(/' (is no (folder|file), and output is written there|cannot be written: [a-z ]+ \(E[A-Z]+\))\. /);
});

function linkInstead(name: string): void {
  fs.rmdirSync(name);
  fs.symlinkSync(folder, name);
}

function writeBelow(file: string): void {
  fs.mkdirSync(path.dirname(file));
  fs.writeFileSync(file, '');
}
