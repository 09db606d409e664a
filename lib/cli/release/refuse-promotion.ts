import type { AssembledEnvironment, Assembly } from '../../assembly/assembly';
import { releasedImages } from '../../assembly/release-key';
import { UserError } from '../../errors';
import type { Move } from '../../release/moves';
import { printable } from '../../wording/printable';
import type { ReleaseFile } from './release-files';
import { type SourceOnBranch, soaked } from './soak';

/** What an environment asks of its release. */
export function askedOf(environment: string, { environments = [] }: Assembly): AssembledEnvironment | undefined {
  return environments.find(({ name }) => name === environment);
}

/** Whatever of the release a program runs in an environment: `<app>/<workload>`, `<app>/<workload>.<container>`. */
export function workloadsOf(environment: string, { stacks }: Assembly): ReadonlySet<string> {
  const own = stacks.filter((stack) => stack.environment === environment && stack.app !== undefined);
  return new Set(own.flatMap(({ app, workloads }) => workloads.flatMap((workload) => releasedImages(app, workload).map(([key]) => key))));
}

/** @throws UserError if an environment reads another file than the one that would be written: nothing of it would arrive */
export function refuseOtherFile({ environment, file }: ReleaseFile, asked: { readonly release?: string } | undefined): void {
  if (asked?.release === undefined || asked.release === file) return;
  throw new UserError(
    `Environment '${environment}' reads its release from '${printable(asked.release)}', not from '${printable(file)}'.`,
    `Write \`release: readRelease('${printable(file)}')\` in the environment, or move the file there.`,
  );
}

/** @throws UserError if an environment takes images from another one */
export function refuseOtherSource(from: string, to: string, asked: AssembledEnvironment | undefined): void {
  if (from === to) throw new UserError(`Both --from and --to are '${to}'.`, 'Name the environment that images come from.');
  if (asked?.promotion === undefined || asked.promotion.from === from) return;
  throw new UserError(
    `Environment '${to}' promotes from '${asked.promotion.from}', not from '${from}'.`,
    `Promote into '${asked.promotion.from}' first, or state another \`promotion\` in the environment.`,
  );
}

/**
 * What keeps images from going on, a line each.
 *
 * @throws UserError with all of them
 */
export async function refuseMoves(
  moves: readonly Move[],
  asked: AssembledEnvironment | undefined,
  now: Date,
  at: SourceOnBranch,
): Promise<void> {
  const problems: string[] = [];
  for (const { workload, to } of moves) {
    if (asked?.requireDigest && to.digest === undefined)
      problems.push(`${workload} ${to.tag} has no digest, and '${asked.name}' requires one`);
    if (!asked?.promotion) continue;
    const { waits } = await soaked(workload, to, asked.promotion, now, at);
    if (waits !== undefined) problems.push(`${workload} ${to.tag} ${waits}`);
  }
  if (problems.length === 0) return;
  throw new UserError(
    `Not promoted:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    'Wait, or name workloads that may go on; `slipway where <commit>` tells what each waits for.',
  );
}
