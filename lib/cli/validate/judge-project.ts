import * as path from 'node:path';
import { bookkeeping } from '../../assembly/layout';
import type { IdsRequest } from '../../assembly/run-request';
import { UserError } from '../../errors';
import type { OutputFolders } from '../../policy/report/formats/output-file';
import type { Report } from '../../policy/report/report';
import { type Imports, importFindings } from '../import/import-findings';
import { WrittenFiles } from '../import/written-files';
import { manifestsOfOthers, refuseForeign, refuseUndescribed } from '../project/foreign-files';
import { type Project, readProject } from '../project/project';
import { runApp } from '../project/run-app';
import { type Selection, selectStacks } from '../project/selection';
import { inTemporaryFolder } from '../temporary-folder';
import { type GivenPlan, requireUsed } from './plan-choices';
import { selectFindings } from './select-findings';

export interface JudgeProjectOptions extends Selection {
  /** Names of rules; none for all. */
  readonly only: readonly string[];
  readonly plans: readonly GivenPlan[];
  readonly imports: Imports;
  readonly quiet: boolean;
  /** Whose lists of what must not vanish count, beside those of the project, and states. */
  readonly ids: IdsRequest;
}

/** A report, and where the files lie that it names. */
export interface JudgedOutput {
  readonly report: Report;
  readonly folders: OutputFolders;
  /** Files that hold plans, beside those that were named as such. */
  readonly planFiles?: readonly string[];
}

/** Runs the app aside, and says what policies and scanners found in what it would write. */
export async function judgeProject(options: JudgeProjectOptions, today: string): Promise<JudgedOutput> {
  const project = readProject();
  const folders = { terraform: project.terraformOut, kubernetes: project.kubernetesOut };
  const report = await inTemporaryFolder('slipway-validate', async (folder) => {
    const aside: Project = { ...project, terraformOut: path.join(folder, 'cdktf.out'), kubernetesOut: path.join(folder, 'dist') };
    const { quiet, plans, imports, only, ids } = options;
    const request = { plans, beside: path.resolve(project.terraformOut), ids };
    const { assembly, report: judged } = await runApp(aside, { quiet, request });
    const stacks = selectStacks(assembly, options);
    refuseForeign(project, stacks, assembly.stacks);
    refuseUndescribed(aside, assembly.stacks);
    if (!judged)
      throw new UserError(
        `'${project.app}' wrote no ${bookkeeping.report}.`,
        'Update slipway in the project: its `platform.synth()` judges by policies.',
      );
    requireUsed(plans, judged, assembly.stacks);
    const read = { terraform: aside.terraformOut, kubernetes: aside.kubernetesOut };
    const found = imports.size > 0 ? importFindings(judged, imports, new WrittenFiles(assembly.stacks, folders, read), today) : judged;
    const chosen = options.env.length + options.stack.length > 0 ? new Set(stacks.map(({ id }) => id)) : undefined;
    const others = chosen ? [] : manifestsOfOthers(project.kubernetesOut, assembly.stacks);
    return withNotJudged(selectFindings(found, chosen, only), others);
  });
  return { report, folders };
}

/** What is applied with the manifests, and this program does not write. */
function withNotJudged(report: Report, files: readonly string[]): Report {
  const reason = 'is of an earlier synthesis, or of another program that shares the folder: a ledger names it';
  const left = files.map((file) => ({ file, kind: 'foreign' as const, reason }));
  return left.length === 0 ? report : { ...report, notJudged: [...(report.notJudged ?? []), ...left] };
}
