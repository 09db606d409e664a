import * as fs from 'node:fs';
import * as path from 'node:path';
import { preProcessFile } from 'typescript';
import { mark } from '../../scripts/generate/generated-file';
import { recordedMark } from '../../scripts/record/recorded-file';
import { root } from '../kit/root';

/** What every domain of constructs may build on. */
const clouds = ['constructs/aws', 'constructs/kubernetes'];
/** What these may build on, too. */
const ofConstructs = ['constructs/properties', 'constructs/literal-resources', 'constructs/made-in', 'constructs/provisioner'];

/** What everybody may import, and what stands below policies, too. */
const ground = ['lib/errors', 'lib/frozen', 'lib/at-once', 'lib/once', 'lib/path-within', 'lib/system-error', 'lib/files'];
const below = [...ground, 'lib/source', 'lib/wording', 'lib/documents', 'lib/properties', 'lib/assembly'];

/** Rooms from the ground up: a file may import its own room and the rooms named. */
const floors: Readonly<Record<string, readonly string[]>> = {
  'lib/errors': [],
  'lib/at-once': ['lib/errors', 'lib/frozen'],
  'lib/once': [],
  'lib/own-rules': [],
  'lib/provided': [],
  'lib/path-within': [],
  'lib/system-error': ['lib/errors', 'lib/path-within'],
  'lib/files': ['lib/errors', 'lib/system-error', 'lib/wording'],
  'lib/find-program': ['lib/errors'],
  'lib/frozen': [],
  'lib/process': ['lib/errors'],
  'lib/source': ['lib/errors', 'lib/at-once', 'lib/path-within', 'lib/provided'],
  'lib/wording': ['lib/errors', 'lib/source'],
  'lib/documents': ['lib/errors', 'lib/system-error'],
  'lib/properties': ['lib/errors', 'lib/frozen', 'lib/source', 'lib/wording'],
  'lib/assembly': ['lib/errors', 'lib/documents'],
  'lib/kept': [...ground, 'lib/wording', 'lib/documents', 'lib/assembly'],
  'lib/updates': [...ground, 'lib/wording', 'lib/properties', 'lib/assembly'],
  'lib/approval': [...ground, 'lib/wording', 'lib/documents'],
  'lib/registry': [...ground, 'lib/process', 'lib/wording', 'lib/documents'],
  'lib/policy': [...ground, 'lib/own-rules', 'lib/source', 'lib/wording', 'lib/documents', 'lib/properties'],
  'lib/plan': [...below, 'lib/kept', 'lib/policy'],
  'lib/release': [...ground, 'lib/source', 'lib/wording', 'lib/documents', 'lib/properties'],
  'lib/model': [
    ...ground,
    'lib/source',
    'lib/wording',
    'lib/documents',
    'lib/properties',
    'lib/policy',
    'lib/release',
    'lib/updates',
    'lib/approval',
  ],
  'lib/output': [...below, 'lib/policy', 'lib/model'],
  'lib/synth': [...below, 'lib/kept', 'lib/policy', 'lib/release', 'lib/model', 'lib/output'],
  'lib/testing': [
    ...below,
    'lib/find-program',
    'lib/process',
    'lib/kept',
    'lib/policy',
    'lib/plan',
    'lib/release',
    'lib/model',
    'lib/output',
    'lib/synth',
  ],
  'lib/cli': [
    ...ground,
    'lib/find-program',
    'lib/process',
    'lib/approval',
    'lib/registry',
    'lib/updates',
    'lib/source',
    'lib/wording',
    'lib/documents',
    'lib/properties',
    'lib/assembly',
    'lib/kept',
    'lib/policy',
    'lib/plan',
    'lib/release',
    'lib/model',
    'lib/output',
  ],
  // Types alone of the model: what policies load, judging loads.
  'lib/rules': [...below, 'lib/kept', 'lib/policy', 'lib/model'],
  'lib/index': [...below, 'lib/updates', 'lib/approval', 'lib/kept', 'lib/policy', 'lib/release', 'lib/model', 'lib/synth'],
  ...Object.fromEntries(domains('constructs').map((domain) => [domain, ['lib/index', ...ofConstructs, ...clouds]])),
  // The ground that they share knows none of them, nor each other.
  ...Object.fromEntries(clouds.map((room) => [room, ['lib/index', ...ofConstructs]])),
  'constructs/literal-resources': ['lib/index'],
  'constructs/made-in': ['lib/index', 'lib/provided'],
  'constructs/provisioner': ['lib/index'],
  'constructs/properties': ['lib/index', 'constructs/property-types'],
  'constructs/property-types': ['lib/index'],
  ...Object.fromEntries(domains('policies').map((domain) => [domain, ['lib/rules']])),
  // Rules over both worlds read what those over one know.
  'policies/cross': ['lib/rules', 'policies/aws', 'policies/kubernetes'],
  'constructs/index': [...domains('constructs'), 'constructs/literal-resources', 'constructs/provisioner'],
  'policies/index': ['lib/rules', 'lib/own-rules', ...domains('policies')],
  apps: ['lib/index', 'constructs/index', 'policies/index'],
};

/** The rooms of a shelf: no domain imports another, but where a floor says so. */
function domains(shelf: string): string[] {
  return fs
    .readdirSync(path.join(root, shelf), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(shelf, entry.name));
}

const files = ['lib', 'constructs', 'policies', 'apps'].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file)),
);

function roomOf(file: string): string {
  return Object.keys(floors).find((room) => `${file}/`.replace(/\.ts\/$/, '/').startsWith(`${room}/`)) ?? file;
}

const texts = new Map(files.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]));
const textOf = (file: string) => texts.get(file)!;
const imports = new Map(files.map((file) => [file, preProcessFile(textOf(file)).importedFiles.map(({ fileName }) => fileName)]));

/** The files of the house that each file imports. */
const neighbours = new Map(
  files.map((file) => [
    file,
    imports
      .get(file)!
      .filter((name) => name.startsWith('.'))
      .map((name) => path.join(path.dirname(file), name))
      .map((target) => (fs.existsSync(path.join(root, `${target}.ts`)) ? `${target}.ts` : path.join(target, 'index.ts'))),
  ]),
);

/** A line for each import that breaks a rule. */
function breaches(of: ReadonlyMap<string, readonly string[]>, breaks: (target: string, file: string) => boolean): string[] {
  return [...of].flatMap(([file, targets]) =>
    targets.filter((target) => breaks(target, file)).map((target) => `${file} imports ${target}`),
  );
}

test('a file imports only what stands below it', () => {
  const isBelow = (room: string, other: string) => other === room || floors[room]?.includes(other) === true;
  expect(breaches(neighbours, (target, file) => !isBelow(roomOf(file), roomOf(target)))).toEqual([]);
});

test('provider bindings are imported by their deep path', () => {
  expect(breaches(imports, (target) => /^@cdktf\/provider-[^/]+$/.test(target))).toEqual([]);
});

test('no file imports the index of its own room', () => {
  const isOwnIndex = (target: string, file: string) => !file.endsWith('index.ts') && target === path.join(path.dirname(file), 'index.ts');
  expect(breaches(neighbours, isOwnIndex)).toEqual([]);
});

const written = files.filter((file) => !file.startsWith('apps/'));
const linesOf = (file: string) => textOf(file).split('\n');

test('no file by hand has more than 250 lines', () => {
  const byHand = written.filter((file) => ![mark, recordedMark].includes(linesOf(file)[0]!));
  const long = byHand.filter((file) => linesOf(file).length > 251);
  expect(long).toEqual([]);
});

test('no folder has more than 40 files', () => {
  const sizes = new Map<string, number>();
  for (const folder of written.map(path.dirname)) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  expect([...sizes].filter(([, size]) => size > 40)).toEqual([]);
});

test('no files import each other in a circle', () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const neighbour of neighbours.get(file) ?? []) visit(neighbour, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no module remembers one synthesis for the next: what changes belongs to an object', () => {
  const changing = written.flatMap((file) => {
    const variables = [...textOf(file).matchAll(/^(?:export )?(?:let|var) (\w+)/gm)];
    const filled = [
      ...textOf(file).matchAll(/^(?:export )?const (\w+)(?:: [^\n]*?)? = (?:new (?:Listeners|Map|Set|Array)\b|\[|\{|Object\.create)/gm),
    ].filter(([, name]) =>
      new RegExp(
        `\\b${name}(?:\\.(?:set|add|delete|clear|push|pop|shift|unshift|splice)\\(|(?:\\.\\w+|\\[[^\\]]+\\]) (?:\\?\\?|\\|\\|)?= )`,
      ).test(textOf(file)),
    );
    return [...variables, ...filled].map(([, name]) => `${file}: ${name}`);
  });
  expect(changing.sort()).toEqual([
    // Read from their keys alone, and so never out of date.
    'lib/policy/target.ts: ofTypes',
    'lib/properties/check-value.ts: expressions',
    // Known as long as the files stay as they are.
    'lib/source/source-map.ts: known',
    // A process has the same libraries for all its life.
    'lib/synth/fast/fast-path.ts: areKnown',
    // Of what is replaced while somebody listens.
    'lib/synth/own-apps.ts: listeners',
    'lib/synth/render/origins.ts: listeners',
    // Looked at again as soon as another file is loaded.
    'lib/synth/second-engine.ts: looked',
  ]);
});

test('loading the constructs loads no provider binding', () => {
  const bindings = files
    .filter((file) => file.startsWith('constructs/'))
    .flatMap((file) =>
      fs
        .readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .filter((line) => /^import (?!type ).*@cdktf\/provider-/.test(line))
        .map((line) => `${file}: ${line}`),
    );
  expect(bindings).toEqual([]);
});

test('loading the policies loads no engine', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    // What names types alone is left out of what runs.
    for (const [, names = '', name = ''] of textOf(file).matchAll(/^(?:import|export) (?!type )([^;']*?)\bfrom '([^']+)';/gm)) {
      if (
        /\{/.test(names) &&
        names
          .replace(/[{}\s]/g, ' ')
          .split(',')
          .every((one) => /^\s*(?:type\b|$)/.test(one))
      )
        continue;
      if (!name.startsWith('.')) loaded.add(name);
      else
        load(
          neighbours
            .get(file)!
            .find((other) =>
              [`${path.join(path.dirname(file), name)}.ts`, path.join(path.dirname(file), name, 'index.ts')].includes(other),
            )!,
        );
    }
  };
  load('policies/index.ts');
  expect(loaded.size).toBeGreaterThan(400);
  expect([...loaded].filter((name) => /^(?:cdktf|cdk8s|constructs|@cdktf\/.*)$/.test(name))).toEqual([]);
});

test('classes of provider bindings stand where every domain finds them', () => {
  const elsewhere = files
    .filter((file) => file.startsWith('constructs/') && !clouds.includes(roomOf(file)))
    .filter((file) => textOf(file).includes("'@cdktf/provider-"));
  expect(elsewhere).toEqual([]);
});

test('an AWS service is known to its own rooms only: its resources, its domain, its policies', () => {
  const rooms = [
    'constructs/aws/resources/dynamodb.ts',
    // How long names may be.
    'lib/testing/name-limits.ts',
    // The room of all services' classes.
    'constructs/aws/resources/aws.ts',
    'constructs/storage/aws-table.ts',
    'constructs/storage/table.ts',
    'lib/policy/aws/dynamodb-documents.ts',
    // What is lost with which type.
    'lib/kept/kept-types.ts',
    // What a type is imported by.
    'lib/kept/import-ids.ts',
    // What is proposed of what is there already.
    'lib/cli/adopt/read-resources.ts',
    // What a plan knows of kinds of resources.
    'lib/plan/verdicts/rules/kinds-of-data.ts',
    'lib/plan/verdicts/rules/retention-rules.ts',
    // Lists that are made from the folders.
    'lib/policy/aws/aws-documents.ts',
    'policies/aws/all.ts',
    // What the provider answered about all that was asked.
    'lib/plan/facts/tables/aws-replacement.ts',
  ];
  const others = files
    .filter((file) => /^(?:lib|constructs|apps)\//.test(file) || file === 'policies/aws/all.ts')
    .filter((file) => /dynamodb/i.test(textOf(file)))
    .map((file) => file.split(path.sep).join('/'));
  expect(others.filter((file) => !rooms.includes(file))).toEqual([]);
});
