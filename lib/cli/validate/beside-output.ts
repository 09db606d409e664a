import * as fs from 'node:fs';
import * as path from 'node:path';
import type { AssembledStack } from '../../assembly/assembly';
import { terraformFile } from '../../assembly/layout';
import type { OutputFolders } from '../../policy/report/formats/output-file';
import type { NotJudged } from '../../policy/report/report';
import type { CommittedOutput } from '../project/committed-output';
import { foreignFiles, foreignManifests, foreignStacks } from '../project/foreign-files';
import { writtenFilesOf } from '../project/written-file';
import { slashes } from '../slashes';

/** The files that environments list, which are judged as a part of their stack's Terraform JSON. */
export function mergedFiles({ assembly: { stacks }, folders }: CommittedOutput): ReadonlySet<string> {
  return new Set(
    stacks.flatMap(({ id, terraformFiles = [] }) =>
      terraformFiles.map((name) => path.posix.join(folders.terraform, path.posix.dirname(terraformFile(id)), name)),
    ),
  );
}

/**
 * What an engine takes along with the output and nobody has seen, and what it misses of it.
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
    ...missingFiles(
      stacks.filter(({ id }) => chosen?.has(id) ?? true),
      folders,
    ).map(
      said('is listed by the assembly and not there, so that what it holds is deleted: run `slipway synth`, and commit all that it writes'),
    ),
  ];
}

/** What is listed and not there, though others of its cluster are, or other stacks: the rest may be committed elsewhere. */
function missingFiles(stacks: readonly AssembledStack[], folders: OutputFolders): readonly string[] {
  const files = writtenFilesOf(stacks).map(({ folder, file, cluster }) => ({
    place: slashes(path.join(folders[folder], file)),
    home: cluster === undefined ? folder : file.split('/').slice(0, 2).join('/'),
  }));
  const there = new Map(files.map(({ place }) => [place, fs.existsSync(place)]));
  const homes = new Set(files.filter(({ place }) => there.get(place)).map(({ home }) => home));
  return files.flatMap(({ place, home }) => (homes.has(home) && !there.get(place) ? [place] : []));
}
