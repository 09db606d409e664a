import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { AwsBucket, AwsQueue, AwsTable } from '../../constructs';
import { Platform, UserError } from '../../lib';
import { printStates } from '../../lib/assembly/run-request';
import { KeptLists } from '../../lib/synth/keep-lists';
import { tellStates } from '../../lib/synth/names/own-lists';
import { aws } from '../kit/environments';
import { anyRelease } from '../kit/places';
import { check } from '../kit/property';
import { type Edit, edits, type History } from './day-2/edits';
import { kinds, type Program, placed } from './day-2/program';
import { type Document, Terraform } from './day-2/terraform';

const id = 'shop-production-eu-west-1';
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-day-2-'));
const before = process.cwd();
beforeAll(() => {
  // What a state shows is told for people.
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  fs.writeFileSync(path.join(project, 'cdktf.json'), '{}');
  process.chdir(project);
});
afterAll(() => {
  jest.restoreAllMocks();
  process.chdir(before);
  fs.rmSync(project, { recursive: true });
});

const production = aws({
  protected: true,
  release: anyRelease(),
  identity: { bind: () => undefined },
  provisioners: [AwsBucket.provisioner(), AwsQueue.provisioner(), AwsTable.provisioner()],
});

/**
 * Synthesizes as `slipway synth --update-ids` does, with the list of the project, which is written.
 *
 * @param addresses of the state, where it is told
 */
function synthesized(program: Program, addresses?: readonly string[]): Document {
  const { document, lists, folder } = once(program, addresses);
  fs.mkdirSync(folder, { recursive: true });
  for (const [file, text] of lists) fs.writeFileSync(path.join(folder, file), text);
  return document;
}

function once(program: Program, addresses?: readonly string[]) {
  const terraformOutdir = path.join(project, 'cdktf.out');
  const platform = new Platform({ organization: 'acme', terraformOutdir });
  const resources = addresses?.map((address) => ({ address, type: address.split('.')[0]! }));
  const state = path.join(project, 'states.json');
  if (resources) {
    const states = [{ name: 'state.json', stacks: [id], resources }];
    printStates(state, states);
    tellStates(platform['terraform'], states, true);
  }
  production.stamp(platform, 'shop', placed(program), { empty: true });
  const told = resources && { states: state, isCurrent: true as const };
  const kept = new KeptLists(terraformOutdir, {
    plans: [],
    folder: project,
    ids: { commits: [], update: { env: [], stack: [] }, ...told },
  });
  const { files } = platform['compose']((part) => kept.see(part));
  const { folder, files: lists } = kept.settle();
  return { document: JSON.parse(String(files.terraform.get(`stacks/${id}/cdk.tf.json`))) as Document, lists, folder };
}

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...(Object.keys(edits) as Edit['what'][])),
  part: fc.nat(2),
  line: fc.nat(5),
  kind: fc.constantFrom(...(Object.keys(kinds) as Edit['kind'][])),
  isApplied: fc.boolean(),
  isTold: fc.boolean(),
});

/** Edits of the first part. */
const courseOf = (...steps: readonly (readonly [Edit['what'], number, boolean])[]): Edit[] =>
  steps.map(([what, line, isApplied]) => ({ what, part: 0, line, kind: 'bucket', isApplied, isTold: false }));

/** Retired and not yet forgotten, and then an older checkout that never had it. */
const backAndForth = courseOf(['add', 0, false], ['resize', 0, true], ['retire', 5, false], ['olderCheckout', 0, false], ['add', 0, true]);

/** Renamed, retired under the new name and not yet forgotten, and then an older checkout that has it under the old one. */
const underTheOldName = courseOf(
  ['rename', 3, false],
  ['resize', 0, true],
  ['retire', 3, false],
  ['olderCheckout', 0, false],
  ['add', 0, true],
);

/** Applied under its first name alone; then renamed, known by its name only, retired, its line dropped, and another thing under that first name. */
const saidTooSoon = courseOf(
  ['rename', 0, false],
  ['dropFormerly', 0, false],
  ['renameWorkload', 0, false],
  ['dropFormerlyOfWorkload', 0, false],
  ['retire', 0, false],
  ['dropRetired', 0, false],
  ['reuseName', 0, true],
);

/** Put back under another name that does not say where it was, before its state forgot it. */
const elsewhere = courseOf(
  ['retire', 0, false],
  ['putBackElsewhere', 0, false],
  ['retire', 0, false],
  ['putBack', 0, false],
  ['add', 0, true],
);

/** How often each edit was accepted, and refused. */
const seen = new Map<string, { accepted: number; refused: number }>();

/** What was retired and put back before any state had it is not there: somebody takes its ids out of the list, as Terraform's error asks for. */
function notTakenIn(addresses: readonly string[]): void {
  const file = path.join(project, 'ids', `${id}.json`);
  const list = JSON.parse(fs.readFileSync(file, 'utf8'));
  const dependencies = addresses.map((address) => dependencyOf(list.resources[address].path));
  for (const entry of Object.values<{ path: string; importId?: string }>(list.resources))
    if (dependencies.includes(dependencyOf(entry.path))) delete entry.importId;
  fs.writeFileSync(file, JSON.stringify(list));
}

const dependencyOf = (at: string) => at.split('/').slice(0, 3).join('/');

/** What is lost, or stops an apply, in the course of some edits; each with the edit after which it is. */
function wrongIn(course: readonly Edit[]): readonly string[] {
  for (const name of ['ids', 'cdktf.out', 'told']) fs.rmSync(path.join(project, name), { recursive: true, force: true });
  fs.writeFileSync(path.join(project, 'told'), '');
  const first: Program = [
    {
      name: 'orders',
      formerly: [],
      lines: [
        { kind: 'bucket', name: 'uploads', formerly: [], size: 0, isRetired: false },
        { kind: 'table', name: 'carts', formerly: [], size: 0, isRetired: false },
      ],
    },
  ];
  let history: History = { program: first, before: [], names: 0 };
  const terraform = new Terraform();
  let document = synthesized(first);
  const wrong = [...terraform.apply(document).faults];
  for (const one of course) {
    const program = edits[one.what](history, one);
    if (!program || program === history.program) continue;
    const counts = seen.get(one.what) ?? { accepted: 0, refused: 0 };
    seen.set(one.what, counts);
    try {
      document = synthesized(program, one.isTold ? terraform.addresses : undefined);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      counts.refused++;
      continue;
    }
    counts.accepted++;
    history = { ...history, program, before: [...history.before, history.program], names: history.names + 1 };
    if (!one.isApplied) continue;
    const missing = terraform.neverMade(document);
    if (missing.length > 0) {
      notTakenIn(missing);
      document = synthesized(program);
    }
    const { destroyed, faults } = terraform.apply(document);
    wrong.push(...[...destroyed.map((thing) => `${thing} is destroyed`), ...faults].map((text) => `${one.what}: ${text}`));
  }
  // Written once more, with the list of the last day, it is the same.
  expect(once(history.program).document).toEqual(document);
  return wrong;
}

describe('a program that changes from day to day, carefully or not, and is applied now or later', () => {
  test('loses nothing that holds data, in whatever order things are renamed, retired, put back and dropped', () => {
    check(
      fc.property(fc.array(edit, { minLength: 4, maxLength: 10 }), (course) => {
        expect(wrongIn(course)).toEqual([]);
      }),
      { short: 15, long: 280, examples: [[backAndForth], [underTheOldName], [saidTooSoon], [elsewhere]] },
    );
  }, 3_600_000);

  test('would lose it without the list: the model of Terraform notices', () => {
    const terraform = new Terraform();
    fs.rmSync(path.join(project, 'ids'), { recursive: true, force: true });
    fs.writeFileSync(path.join(project, 'told'), '');
    const lines = (name: string): Program => [
      { name: 'orders', formerly: [], lines: [{ kind: 'bucket', name, formerly: [], size: 0, isRetired: false }] },
    ];
    expect(terraform.apply(synthesized(lines('uploads')))).toEqual({ destroyed: [], faults: [] });
    expect(() => synthesized(lines('files'))).toThrow(UserError);
    fs.rmSync(path.join(project, 'ids'), { recursive: true });
    expect(terraform.apply(synthesized(lines('files'))).destroyed).toEqual(['aws_s3_bucket acme-production-eu-west-1-shop-orders-uploads']);
  });

  test('is refused and accepted: each kind of edit was tried', () => {
    expect([...seen.keys()].sort()).toEqual(Object.keys(edits).sort());
    const sums = [...seen.values()].reduce((sum, { accepted, refused }) => [sum[0]! + accepted, sum[1]! + refused], [0, 0]);
    expect(Math.min(...sums)).toBeGreaterThan(5);
    for (const careless of ['deleteLine', 'renameSilently']) expect(seen.get(careless)!.accepted).toBe(0);
  });
});
