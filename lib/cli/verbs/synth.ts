import * as path from 'node:path';
import { Assembly } from '../../assembly/assembly';
import { parseShard } from '../../assembly/shard';
import { UserError } from '../../errors';
import { keptFile } from '../../kept/kept-folder';
import { isBlocked } from '../../policy/report/blocking';
import { textReport } from '../../policy/report/formats/text';
import type { Report } from '../../policy/report/report';
import { printable, printableJson } from '../../wording/printable';
import { staleLists } from '../kept/stale-lists';
import { withKnownLists } from '../kept/with-known-lists';
import { withStates } from '../kept/with-states';
import { PolicyViolated } from '../policy-violated';
import { compareOutput, DifferingFile } from '../project/compare-output';
import { refuseUndescribed } from '../project/foreign-files';
import { Project, readProject } from '../project/project';
import { runApp } from '../project/run-app';
import { Selection, selectStacks } from '../project/selection';
import { written } from '../project/written';
import { writtenTree } from '../project/written-tree';
import { pinnedElsewhere } from '../release/tell-pinned';
import { mergeShards } from '../shards/merge-shards';
import { ShardFolder } from '../shards/shard-folder';
import { inTemporaryFolder } from '../temporary-folder';
import { paintFor } from '../terminal/paint';
import { selectFindings } from '../validate/select-findings';

/** Flags of the command line. */
export interface SynthFlags extends Partial<Selection> {
  readonly check?: true;
  readonly updateIds?: true;
  readonly state?: readonly string[];
  /** That states may be of before: they tell ids, and nothing that lists remember for them is taken out. */
  readonly fromBefore?: true;
  /** `<k>/<n>`. */
  readonly shard?: string;
  /** Folders of shards. */
  readonly merge?: readonly string[];
  /** Of the command line. */
  readonly version: string;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

type SynthOptions = SynthFlags & Selection;

/** `slipway synth`: runs the app of the project and says what it wrote. */
export async function runSynth(options: SynthOptions): Promise<void> {
  if (options.check && options.updateIds)
    throw new UserError('Both --check and --update-ids are given.', 'Give one: --check writes nothing.');
  refuseBeside(options);
  if (options.merge) return merge(options, options.merge);
  await (options.check ? check(options) : write(options));
}

/** @throws UserError if flags are given that a part of the stacks cannot serve */
function refuseBeside({ shard, merge: folders, check: isCheck, updateIds, state = [] }: SynthOptions): void {
  const part = shard !== undefined ? '--shard' : folders ? '--merge' : undefined;
  if (!part) return;
  if (shard !== undefined && folders) throw new UserError('Both --shard and --merge are given.', 'Give one.');
  const [other] = [isCheck && '--check', updateIds && '--update-ids', state.length > 0 && '--state'].filter(Boolean);
  if (other)
    throw new UserError(`${other} is given beside ${part}, and needs all stacks at once.`, `Run \`slipway synth ${other}\` by itself.`);
}

async function merge(options: SynthOptions, folders: readonly string[]): Promise<void> {
  const project = readProject();
  const { assembly, report } = await mergeShards(folders, project);
  const result = written(selectStacks(assembly, options), project);
  print(options, result, () => writtenTree(result, project, paintFor(process.stdout)));
  tellVerdicts(assembly, report, options);
}

async function write(options: SynthOptions): Promise<void> {
  const whole = readProject();
  const { env, stack } = options;
  const quiet = options.quiet ?? false;
  const shard = options.shard === undefined ? undefined : new ShardFolder(parseShard(options.shard));
  const project = shard ? shard.instead(whole) : whole;
  const part = shard && { shard: shard.shard, beside: path.resolve(whole.terraformOut) };
  const ran = await withKnownLists({ strict: false, tell: telling(quiet) }, (commits) => {
    const isCurrent = options.updateIds && options.state && !options.fromBefore;
    const ids = { commits, ...(options.updateIds && { update: { env, stack } }) };
    return withStates(options.state ?? [], stack, (states) =>
      runApp(project, { quiet, request: { plans: [], ids: { ...ids, ...states, ...(isCurrent && { isCurrent }) }, ...part } }),
    );
  });
  const { assembly, report, lists } = ran;
  await shard?.finish(ran, options.version);
  const result = written(selectStacks(assembly, options), project);
  print(options, result, () => writtenTree(result, project, paintFor(process.stdout)));
  if (!quiet) tellStale(staleLists(lists));
  if (!quiet)
    for (const told of await pinnedElsewhere({ stacks: selectStacks(assembly, options) })) process.stderr.write(`${printable(told)}\n`);
  // Those of a part are not told: a waiver may be of use in another one.
  if (!shard) tellVerdicts(assembly, report, options);
}

/**
 * What policies say of the stacks that were asked for, on stderr; nothing where the program judged nothing.
 *
 * @throws PolicyViolated if that fails
 */
function tellVerdicts(assembly: Assembly, judged: Report | undefined, options: SynthOptions): void {
  if (!judged) return;
  const chosen = options.env.length + options.stack.length > 0 ? new Set(selectStacks(assembly, options).map(({ id }) => id)) : undefined;
  const report = selectFindings(judged, chosen);
  const blocked = isBlocked(report);
  const open = report.findings.some(({ waiver }) => !waiver) || report.waivers.some(({ state }) => state !== 'used');
  if (blocked || (open && !options.quiet)) process.stderr.write(textReport(report, {}, paintFor(process.stderr)));
  if (blocked) throw new PolicyViolated();
}

function check(options: SynthOptions): Promise<void> {
  const project = readProject();
  return inTemporaryFolder('slipway-check', async (folder) => {
    const fresh: Project = { ...project, terraformOut: path.join(folder, 'cdktf.out'), kubernetesOut: path.join(folder, 'dist') };
    const quiet = options.quiet ?? false;
    const { assembly, report, lists } = await withKnownLists({ strict: true, tell: telling(quiet) }, (commits) => {
      const beside = path.resolve(project.terraformOut);
      return withStates(options.state ?? [], options.stack, (states) =>
        runApp(fresh, { quiet, request: { plans: [], beside, ids: { commits, ...states } } }),
      );
    });
    refuseUndescribed(fresh, assembly.stacks);
    const stacks = selectStacks(assembly, options);
    const { files, differences: stale } = compareOutput(project, fresh, stacks, options.env.length + options.stack.length === 0);
    const chosen = new Set(stacks.map(({ id }) => keptFile(id)));
    const ids = staleLists(new Map([...lists].filter(([file]) => chosen.has(file))));
    const differences = [...stale, ...ids];
    print(options, { ...written(stacks, project), differences }, () =>
      differences.length > 0 ? differenceList(differences) : `All ${files} files are what synthesis writes.\n`,
    );
    if (stale.length > 0) throw staleOutput(differences, ids.length > 0);
    if (ids.length > 0) throw staleIds(ids);
    tellVerdicts(assembly, report, options);
  });
}

function print({ output, quiet }: SynthOptions, result: unknown, text: () => string): void {
  if (output === 'json') process.stdout.write(`${printableJson(result)}\n`);
  else if (!quiet) process.stdout.write(text());
}

function differenceList(differences: readonly DifferingFile[]): string {
  const paint = paintFor(process.stdout);
  const colour = { differs: paint.yellow, missing: paint.red, extra: paint.green };
  return differences.map(({ file, state }) => `${colour[state](state.padEnd(7))}  ${printable(file)}\n`).join('');
}

function staleOutput(differences: readonly DifferingFile[], withIds: boolean): UserError {
  const extra = differences.some(({ state }) => state === 'extra');
  return new UserError(
    `The committed output is not what synthesis writes: ${tally(differences)}.`,
    `Run \`slipway synth${withIds ? ' --update-ids' : ''}\`, ${extra ? 'delete what is extra then, ' : ''}and commit the result.`,
  );
}

function staleIds(differences: readonly DifferingFile[]): UserError {
  return new UserError(`The lists of what must not vanish are not up to date: ${tally(differences)}.`, updateIds);
}

const updateIds = 'Run `slipway synth --update-ids`, and commit the result.';

function tellStale(differences: readonly DifferingFile[]): void {
  if (differences.length === 0) return;
  const files = differences.map(({ file }) => printable(file)).join(', ');
  process.stderr.write(
    `Not up to date: ${files}, which ${differences.length === 1 ? 'lists' : 'list'} what must not vanish. ${updateIds}\n`,
  );
}

function telling(quiet: boolean): (text: string) => void {
  return (text) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
}

function tally(differences: readonly DifferingFile[]): string {
  const states = { differs: ['differs', 'differ'], missing: ['is missing', 'are missing'], extra: ['is extra', 'are extra'] } as const;
  return Object.entries(states)
    .map(([state, words]) => ({ words, number: differences.filter((difference) => difference.state === state).length }))
    .filter(({ number }) => number > 0)
    .map(({ words, number }) => `${number} ${number === 1 ? 'file' : 'files'} ${words[number === 1 ? 0 : 1]}`)
    .join(', ');
}
