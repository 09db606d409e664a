import * as path from 'node:path';
import { compareSides } from '../../plan/compare-sides';
import { plural } from '../../plan/formats/plan-words';
import { textPlan } from '../../plan/formats/text-plan';
import { readOutput } from '../../plan/read/read-side';
import type { Side } from '../../plan/read/side';
import { isBlocked } from '../../policy/report/blocking';
import { textReport } from '../../policy/report/formats/text';
import type { Report } from '../../policy/report/report';
import { Interrupted } from '../../process';
import { systemError } from '../../system-error';
import { printable } from '../../wording/printable';
import { isUserError, paragraph } from '../../wording/report-user-errors';
import { changedWords } from '../dev/changed-words';
import { checkTypes } from '../dev/check-types';
import { Preparation, type PreparedRun } from '../dev/prepared-run';
import { type Watching, watchProject } from '../dev/watch-project';
import { AppFailed } from '../project/app-failed';
import { type Project, readProject } from '../project/project';
import type { Ran } from '../project/run-app';
import { inTemporaryFolder } from '../temporary-folder';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface DevFlags {
  readonly types: boolean;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** What a program reads before its first file: after a change of these it is started anew. */
const startup =
  /^(cdktf\.json|cdk8s\.yaml|tsconfig[^/]*\.json|package(-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;

/**
 * `slipway dev`: synthesizes at every save, until Ctrl-C.
 *
 * @throws Interrupted then; UserError where there is nothing to run
 */
export async function runDev(flags: DevFlags): Promise<void> {
  const quiet = flags.quiet === true;
  const verbose = flags.verbose === true;
  await inTemporaryFolder('slipway-dev', async (memory) => {
    const project = readProject();
    const watching = await watchProject(process.cwd(), project);
    const checking = flags.types ? checkTypes(process.cwd(), (line) => process.stderr.write(`${printable(line)}\n`)) : Promise.resolve();
    try {
      await Promise.all([checking, new Session(new Preparation(memory, quiet), watching, { quiet, verbose }).run(project)]);
    } finally {
      await watching.close();
    }
  });
}

class Session {
  /** What the last run that went well wrote. */
  private before: Side | undefined;
  /** What was told of policies last. */
  private findings = '';

  constructor(
    private readonly preparation: Preparation,
    private readonly watching: Watching,
    private readonly flags: { readonly quiet: boolean; readonly verbose: boolean },
  ) {}

  async run(project: Project): Promise<never> {
    let prepared = this.preparation.prepare(project);
    for (;;) {
      await this.round(project, prepared);
      prepared = this.preparation.prepare(project);
      const changed = await interruptible(this.watching.next());
      this.say(printable(changedWords(changed)));
      if (!changed.some((file) => startup.test(file))) continue;
      await prepared.discard();
      project = await this.settings(project);
      prepared = this.preparation.prepare(project);
    }
  }

  /** As they are now; as they were where they are not as they must be. */
  private async settings(before: Project): Promise<Project> {
    try {
      return readProject();
    } catch (error) {
      this.fail(error);
      return before;
    }
  }

  private async round(project: Project, prepared: PreparedRun): Promise<void> {
    const started = process.hrtime.bigint();
    try {
      const ran = await prepared.go();
      this.tell(project, ran, Number((process.hrtime.bigint() - started) / 1_000_000n));
    } catch (error) {
      this.fail(error);
    }
  }

  private tell(project: Project, { assembly, report }: Ran, milliseconds: number): void {
    const { stacks } = assembly;
    const after = readOutput('this save', {
      terraform: path.resolve(project.terraformOut),
      kubernetes: path.resolve(project.kubernetesOut),
    });
    this.say(`Synthesized ${plural(stacks.length, 'stack', 'stacks')} in ${(milliseconds / 1_000).toFixed(2)} s.`);
    if (this.before) {
      const plan = compareSides(this.before, after);
      if (plan.summary.items + plan.notCompared.length === 0) this.say('Nothing changes.');
      else
        process.stdout.write(
          textPlan(plan, { verbose: this.flags.verbose, columns: process.stdout.columns || 80, style: paintFor(process.stdout) }),
        );
    }
    this.before = { ...after, name: 'the save before' };
    this.tellFindings(report);
  }

  /** Those that were told last are not told again. */
  private tellFindings(report: Report | undefined): void {
    const isOpen = report && (isBlocked(report) || report.findings.some(({ waiver }) => !waiver));
    const findings = isOpen ? textReport(report, {}, paintFor(process.stderr)) : '';
    if (findings !== this.findings) process.stderr.write(findings || 'Policies find nothing any more.\n');
    this.findings = findings;
  }

  /** What the next save may mend. */
  private fail(error: unknown): void {
    if (error instanceof AppFailed && error.reported) return;
    const known = isUserError(error) ? error : systemError(error);
    if (!known) throw error;
    console.error(paragraph(known));
  }

  private say(text: string): void {
    if (!this.flags.quiet) process.stderr.write(`${paintFor(process.stderr).dim(text)}\n`);
  }
}

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @throws Interrupted at Ctrl-C */
async function interruptible<T>(waited: Promise<T>): Promise<T> {
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Interrupted());
    for (const signal of stopping) process.once(signal, stop);
  });
  try {
    return await Promise.race([waited, stopped]);
  } finally {
    for (const signal of stopping) process.off(signal, stop);
  }
}
