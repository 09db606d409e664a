import { UserError } from '../../lib';
import { DependencyOutputs } from './env';
import { Files, RenderedFiles, renderFiles } from './files';
import { renderVolumes, Volume, Volumes } from './volumes';

/** The folders and files of a workload that are not in its image, for all of its pods. */
export interface Storage extends Volumes, Pick<RenderedFiles, 'annotations' | 'configMap'> {
  /** Of the ConfigMap, where there is one. */
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
  const rendered = renderFiles(typeof files === 'function' ? files(outputs) : files, configMapName);
  const mounts = [...folders.mounts, ...rendered.mounts];
  const paths = mounts.map(({ mountPath }) => mountPath);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice) throw new UserError(`Two volumes or files are mounted at '${twice}'.`, 'Give each a path of its own.');
  return {
    volumes: [...folders.volumes, ...rendered.volumes],
    mounts,
    claims: folders.claims,
    annotations: rendered.annotations,
    configMap: rendered.configMap,
    configMapName,
  };
}
