import * as path from 'node:path';
import { UserError } from '../../errors';
import { printable, printableJson } from '../../wording/printable';
import { askRegistries } from '../images/ask-registries';
import { type FollowedEnvironment, followedEnvironment } from '../images/followed-images';
import { type ImageState, isPending } from '../images/image-state';
import { stateLines } from '../images/state-lines';
import { checkWriting, releaseToUpdate, type Updated, type Writing, writeUpdates } from '../images/write-updates';
import { PlanExit } from '../plan-exit';
import { PolicyViolated } from '../policy-violated';
import { type Project, readProject } from '../project/project';
import { runApp } from '../project/run-app';
import { selectStacks } from '../project/selection';
import { inTemporaryFolder } from '../temporary-folder';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface ImagesFlags {
  readonly env: string;
  readonly plainHttp?: readonly string[];
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** Flags of `slipway images update`. */
export interface UpdateFlags extends ImagesFlags, Writing {}

/** `slipway images list`: what runs, and what there is. */
export async function runImagesList(flags: ImagesFlags, today: string): Promise<void> {
  const { environment, states } = await looked(flags, today);
  print(flags, environment, states, true, {});
  refuseFailures(states);
}

/**
 * `slipway images check`: whether something newer is there, or a tag moved.
 *
 * @throws PlanExit with 2 then
 */
export async function runImagesCheck(flags: ImagesFlags, today: string): Promise<void> {
  const { environment, states } = await looked(flags, today);
  print(flags, environment, states, false, {});
  refuseFailures(states);
  if (states.some(isPending)) throw new PlanExit(2);
}

/**
 * `slipway images update`: writes what is newer to the release file.
 *
 * @throws PolicyViolated if one of them would violate a policy; the others are written
 */
export async function runImagesUpdate(flags: UpdateFlags, today: string): Promise<void> {
  await checkWriting(flags);
  const { environment, states } = await looked(flags, today);
  const updated = await writeUpdates(environment, states, today, flags);
  print(flags, environment, states, false, updated);
  if (!flags.quiet && flags.output === 'text') process.stderr.write(`${printable(outcome(environment, updated, flags))}\n`);
  refuseFailures(states);
  if (states.some(({ refused }) => refused?.by === 'policy')) throw new PolicyViolated();
}

interface Looked {
  readonly environment: FollowedEnvironment;
  readonly states: readonly ImageState[];
}

/** Runs the program, for what it says of the environment, and asks the registries. */
async function looked(flags: ImagesFlags & Writing, today: string): Promise<Looked> {
  const { env, plainHttp = [] } = flags;
  const quiet = flags.quiet ?? false;
  const project = readProject();
  const environment = await inTemporaryFolder('slipway-images', async (folder) => {
    const fresh: Project = { ...project, terraformOut: path.join(folder, 'cdktf.out'), kubernetesOut: path.join(folder, 'dist') };
    const { assembly, report } = await runApp(fresh, { quiet, request: { plans: [], beside: path.resolve(project.terraformOut) } });
    selectStacks(assembly, { env: [env], stack: [] });
    return followedEnvironment(env, assembly, report);
  });
  const release = (await releaseToUpdate(environment.file, flags)).text;
  return { environment, states: await askRegistries(environment, release, { plainHttp, quiet, today }) };
}

function print(
  { output, quiet }: ImagesFlags,
  { name, file }: FollowedEnvironment,
  images: readonly ImageState[],
  all: boolean,
  updated: Partial<Updated>,
): void {
  if (output === 'json') {
    process.stdout.write(`${printableJson({ schemaVersion: 1, environment: name, release: file, images, ...updated })}\n`);
    return;
  }
  if (quiet) return;
  const lines = stateLines(images, paintFor(process.stdout), all);
  const nothing = `  no workload states where its images come from: \`updates\` of environment '${name}'`;
  process.stdout.write(`${[`${name}, ${printable(file)}:`, ...(lines.length > 0 ? lines : [nothing])].join('\n')}\n`);
}

function outcome({ file }: FollowedEnvironment, { updated, overtaken, commit, request, closed }: Updated, { dryRun }: UpdateFlags): string {
  const late = overtaken.length > 0 ? ` Somebody changed ${overtaken.join(', ')} meanwhile: run again.` : '';
  if (updated.length === 0) return `Nothing to write.${closed === undefined ? '' : ` Closed: ${closed}`}${late}`;
  const done = commit ? `Committed ${file} as ${commit.slice(0, 12)}.` : request ? `Proposed: ${request}` : `Wrote ${file}.`;
  const what = dryRun ? 'Not written: --dry-run.' : done;
  return `${what}${late}`;
}

/** @throws UserError with those that no registry answered for: they are on stdout, with why */
function refuseFailures(states: readonly ImageState[]): void {
  const failed = states.filter(({ state }) => state === 'failed');
  const [first] = failed;
  if (!first) return;
  const names = failed.map(({ workload }) => workload).join(', ');
  throw new UserError(`Nothing is known of ${names}: ${first.failure}`, 'The others were looked at; run again for these.');
}
