import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { draw, Mutant } from './mutation/mutants';
import { testsOf } from './mutation/tests-of';

/**
 * Mutation testing: changes the sources at places that are drawn, one at a time in a copy of the project, and runs the tests of the
 * module in a fresh process. What nobody notices is a survivor.
 *
 * `npm run test:mutation -- --shelf constructs --from 0 --count 50`: a shard; what was run before is not run again, `--survivors` runs
 * those again that survived, `--like lib/plan/real/` of them those whose id begins so; `--report` only counts.
 */

const root = path.resolve(__dirname, '..');
const drawn = 300;
const seed = 1;
const least = 0.85;
const shelves = ['lib', 'constructs', 'policies'];
/** What was run, a line each: committed, so that a change is run where it is new. */
const record = path.join(root, 'test/mutation/results.jsonl');
/** Why nobody need notice a survivor, by its id. */
const listed = path.join(root, 'test/mutation/survivors.json');

interface Result {
  readonly id: string;
  /** `endless`: the suites did not end in time, and do not without the mutant either, on a busy machine. It counts for nothing, and is run again. */
  readonly outcome: 'killed' | 'survived' | 'endless';
  readonly by?: string;
}

const { values: options } = parseArgs({
  options: {
    shelf: { type: 'string', multiple: true, default: shelves },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: String(drawn) },
    survivors: { type: 'boolean', default: false },
    like: { type: 'string', multiple: true, default: [''] },
    report: { type: 'boolean', default: false },
  },
});

function results(): ReadonlyMap<string, Result> {
  const lines = fs.existsSync(record) ? fs.readFileSync(record, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(lines.map((line) => JSON.parse(line) as Result).map((result) => [result.id, result]));
}

/** Jest's configuration, for suites of both kinds. */
const configuration = 'test/mutation/jest.config.js';

/** A copy of what git knows, beside the same data. */
function copy(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-mutation-'));
  const project = path.join(folder, 'project');
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of stdout.split('\0').filter((file) => file && file !== 'node_modules' && fs.existsSync(path.join(root, file))))
    fs.cpSync(path.join(root, file), path.join(project, file));
  fs.symlinkSync(fs.realpathSync(path.join(root, 'node_modules')), path.join(project, 'node_modules'));
  const shared = path.join(root, '../shared');
  if (fs.existsSync(shared)) fs.symlinkSync(fs.realpathSync(shared), path.join(folder, 'shared'));
  return project;
}

/** In place of a suite: none ended in time. */
const endless = 'no end';

/** @returns the suite that fails, if one does */
function failing(project: string, suites: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--config', configuration, '--runInBand', '--bail=1', '--forceExit', '--runTestsByPath', ...suites],
    {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', CI: '' },
      timeout: 600_000,
      killSignal: 'SIGKILL',
      maxBuffer: 2 ** 28,
    },
  );
  if (status === 0) return undefined;
  return /^FAIL (\S+)/m.exec(stdout + stderr)?.[1] ?? endless;
}

/** Suites that fail without a mutant, and say nothing of one. */
const ailing = new Map<string, boolean>();

function isAiling(project: string, suite: string): boolean {
  const known = ailing.get(suite) ?? failing(project, [suite]) !== undefined;
  if (known && !ailing.has(suite)) console.log(`! ${suite} fails without a mutant: it is left out`);
  ailing.set(suite, known);
  return known;
}

/** @returns the suite that notices the mutant */
function noticed(project: string, mutant: Mutant, stage: readonly string[]): string | undefined {
  const suites = stage.filter((suite) => ailing.get(suite) !== true);
  if (suites.length === 0) return undefined;
  const target = path.join(project, mutant.file);
  const code = fs.readFileSync(target, 'utf8');
  fs.writeFileSync(target, code.slice(0, mutant.start) + mutant.replacement + code.slice(mutant.end));
  const by = failing(project, suites);
  fs.writeFileSync(target, code);
  return by && suites.includes(by) && isAiling(project, by) ? noticed(project, mutant, suites) : by;
}

function run(project: string, mutant: Mutant): Result {
  for (const stage of testsOf(project, mutant.file, mutant.place)) {
    const by = noticed(project, mutant, stage);
    const isBusy = by === endless && failing(project, stage) === endless;
    if (by) return isBusy ? { id: mutant.id, outcome: 'endless' } : { id: mutant.id, outcome: 'killed', by };
  }
  return { id: mutant.id, outcome: 'survived' };
}

const places = options.shelf.flatMap((shelf) =>
  draw(root, shelf, drawn, seed).slice(Number(options.from), Number(options.from) + Number(options.count)),
);
const known = results();
const outstanding = places
  .filter(({ id }) => options.like.some((start) => id.startsWith(start)))
  .filter(({ id }) => (options.survivors ? known.get(id)?.outcome === 'survived' : (known.get(id)?.outcome ?? 'endless') === 'endless'));
if (!options.report && outstanding.length > 0) {
  const project = copy();
  for (const mutant of outstanding) {
    const result = run(project, mutant);
    fs.appendFileSync(record, `${JSON.stringify(result)}\n`);
    console.log(
      `${{ killed: '✓', survived: '✗', endless: '…' }[result.outcome]} ${mutant.id.replace(mutant.file, `${mutant.file}:${mutant.line}`)} → ${mutant.replacement.slice(0, 80)}`,
    );
  }
  fs.rmSync(path.dirname(project), { recursive: true });
}

const reasons: Readonly<Record<string, string>> = JSON.parse(fs.readFileSync(listed, 'utf8'));
const now = results();
let failed = false;
for (const shelf of options.shelf) {
  const ran = draw(root, shelf, drawn, seed).filter(({ id }) => (now.get(id)?.outcome ?? 'endless') !== 'endless');
  const survivors = ran.filter(({ id }) => now.get(id)!.outcome === 'survived');
  const killed = ran.length - survivors.length;
  console.log(`${shelf}: ${killed} of ${ran.length} killed (${Math.round((100 * killed) / Math.max(ran.length, 1))} %), of ${drawn} drawn`);
  const unlisted = survivors.filter(({ id }) => !Object.hasOwn(reasons, id));
  for (const { id } of unlisted) console.log(`  not listed in ${path.relative(root, listed)}: ${id}`);
  failed ||= killed < least * ran.length || unlisted.length > 0;
}
process.exitCode = failed ? 1 : 0;
