import { posix } from 'node:path';
import { returned, UserError } from '../../../lib';
import { DependencyOutputs } from '../pod/env';
import { Files, RenderedFiles, renderFiles } from './files';
import { PodVolume, renderVolumes, Volume, Volumes } from './volumes';

/** The folders and files of a workload that are not in its image, for all of its pods. */
export interface Storage extends Volumes, Pick<RenderedFiles, 'annotations' | 'configMap'> {
  /** Name of the ConfigMap, where there is one. */
  readonly configMapName: string;
}

/** @throws UserError if a volume or file is malformed, or two are mounted at one path */
export function renderStorage(
  volumes: Readonly<Record<string, Volume>>,
  files: Files | ((outputs: DependencyOutputs) => Files),
  outputs: DependencyOutputs,
  workload: string,
): Storage {
  const configMapName = `${workload}-files`;
  const folders = renderVolumes(volumes, workload);
  const stated = typeof files === 'function' ? files(outputs) : files;
  returned("The function 'files'", stated, { is: 'map', of: { is: 'anything' } }, 'files by path');
  const rendered = renderFiles(stated, configMapName);
  return {
    volumes: [...folders.volumes, ...rendered.volumes],
    mounts: [...folders.mounts, ...rendered.mounts],
    secretMounts: [...folders.secretMounts, ...rendered.secretMounts],
    tmp: folders.tmp,
    claims: folders.claims,
    annotations: rendered.annotations,
    configMap: rendered.configMap,
    configMapName,
  };
}

/**
 * @param volumes of a pod, with claims that its controller makes
 * @throws UserError if two of them have one name, or two are mounted at one path
 */
export function checkApart(volumes: readonly PodVolume[], mounts: readonly { readonly mountPath: string }[]): void {
  const name = repeated(volumes.map((volume) => volume.name));
  if (name)
    throw new UserError(
      `Two volumes have the name '${name}'.`,
      "Choose another one; those of 'files' are 'files' and 'file-<number>', those at /tmp 'tmp' and 'tmp-<container>'.",
    );
  const path = repeated(mounts.map(({ mountPath }) => posix.resolve(mountPath)));
  if (path) throw new UserError(`Two volumes or files are mounted at '${path}'.`, 'Give each a path of its own.');
}

function repeated(texts: readonly string[]): string | undefined {
  return texts.find((text, index) => texts.indexOf(text) !== index);
}
