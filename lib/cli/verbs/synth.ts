import * as path from 'node:path';
import { Assembly } from '../../assembly/assembly';
import { refuseExpired } from '../../assembly/expired-overrides';
import { UserError } from '../../errors';
import { isBlocked } from '../../policy/report/blocking';
import { textReport } from '../../policy/report/formats/text';
import type { Report } from '../../policy/report/report';
import { printable, printableJson } from '../../wording/printable';
import { PolicyViolated } from '../policy-violated';
import { compareOutput, DifferingFile } from '../project/compare-output';
import { refuseUndescribed } from '../project/foreign-files';
import { Project, readProject } from '../project/project';
import { runApp } from '../project/run-app';
import { Selection, selectStacks } from '../project/selection';
import { written } from '../project/written';
import { writtenTree } from '../project/written-tree';
import { inTemporaryFolder } from '../temporary-folder';
import { paintFor } from '../terminal/paint';
import { selectFindings } from '../validate/select-findings';

/** Flags of the command line. */
export interface SynthFlags extends Partial<Selection> {
  readonly check?: true;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

type SynthOptions = SynthFlags & Selection;

/** `slipway synth`: runs the app of the project and says what it wrote. */
export async function runSynth(options: SynthOptions, today: string): Promise<void> {
  const assembly = await (options.check ? check(options) : write(options));
  refuseExpired({ stacks: selectStacks(assembly, options) }, today);
}

async function write(options: SynthOptions): Promise<Assembly> {
  const project = readProject();
  const { assembly, report } = await runApp(project, { quiet: options.quiet ?? false });
  const result = written(selectStacks(assembly, options), project);
  print(options, result, () => writtenTree(result, project, paintFor(process.stdout)));
  tellVerdicts(assembly, report, options);
  return assembly;
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

function check(options: SynthOptions): Promise<Assembly> {
  const project = readProject();
  return inTemporaryFolder('slipway-check', async (folder) => {
    const fresh: Project = { ...project, terraformOut: path.join(folder, 'cdktf.out'), kubernetesOut: path.join(folder, 'dist') };
    const request = { plans: [], beside: path.resolve(project.terraformOut) };
    const { assembly, report } = await runApp(fresh, { quiet: options.quiet ?? false, request });
    refuseUndescribed(fresh, assembly.stacks);
    const stacks = selectStacks(assembly, options);
    const { files, differences } = compareOutput(project, fresh, stacks, options.env.length + options.stack.length === 0);
    print(options, { ...written(stacks, project), differences }, () =>
      differences.length > 0 ? differenceList(differences) : `All ${files} files are what synthesis writes.\n`,
    );
    if (differences.length > 0) throw stale(differences);
    tellVerdicts(assembly, report, options);
    return assembly;
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

function stale(differences: readonly DifferingFile[]): UserError {
  const extra = differences.some(({ state }) => state === 'extra');
  return new UserError(
    `The committed output is not what synthesis writes: ${tally(differences)}.`,
    `Run \`slipway synth\`, ${extra ? 'delete what is extra then, ' : ''}and commit the result.`,
  );
}

function tally(differences: readonly DifferingFile[]): string {
  const states = { differs: ['differs', 'differ'], missing: ['is missing', 'are missing'], extra: ['is extra', 'are extra'] } as const;
  return Object.entries(states)
    .map(([state, words]) => ({ words, number: differences.filter((difference) => difference.state === state).length }))
    .filter(({ number }) => number > 0)
    .map(({ words, number }) => `${number} ${number === 1 ? 'file' : 'files'} ${words[number === 1 ? 0 : 1]}`)
    .join(', ');
}
