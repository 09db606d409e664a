import * as path from 'node:path';
import { terraformFile } from '../../assembly/layout';
import type { NotJudged } from '../../policy/report/report';
import type { CommittedOutput } from '../project/committed-output';
import { foreignFiles, foreignManifests, foreignStacks } from '../project/foreign-files';

/** The files that environments list, which are judged as a part of their stack's Terraform JSON. */
export function mergedFiles({ assembly: { stacks }, folders }: CommittedOutput): ReadonlySet<string> {
  return new Set(
    stacks.flatMap(({ id, terraformFiles = [] }) =>
      terraformFiles.map((name) => path.posix.join(folders.terraform, path.posix.dirname(terraformFile(id)), name)),
    ),
  );
}

/**
 * What an engine takes along with the output, and nobody has seen.
 *
 * @param chosen ids of stacks, of which alone it is asked; nothing for all
 */
export function besideOutput(
  { assembly: { stacks }, folders }: CommittedOutput,
  chosen: ReadonlySet<string> | undefined,
): readonly NotJudged[] {
  const said = (reason: string) => (file: string) => ({ file, kind: 'refused' as const, reason });
  const beside = foreignFiles(
    folders.terraform,
    stacks.filter(({ id }) => chosen?.has(id) ?? true),
  );
  return [
    ...[...beside, ...(chosen ? [] : foreignStacks(folders.terraform, stacks))].map(
      said("is loaded by Terraform, and synthesis does not write it: delete it, or list it in 'terraformFiles' of the environment"),
    ),
    ...(chosen ? [] : foreignManifests(folders.kubernetes, stacks)).map(
      said('is applied with the manifests, and synthesis does not write it: delete or move it'),
    ),
  ];
}
