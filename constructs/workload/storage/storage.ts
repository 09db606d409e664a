import { posix } from 'node:path';
import { callGiven, returned, UserError } from '../../../lib';
import { properties } from '../../properties';
import { DependencyOutputs } from '../pod/env';
import { Mount } from '../pod/mounts';
import { Files, RenderedFiles, renderFiles } from './files';
import { Join } from './joined-text';
import { OwnVolume, Volume } from './volume';
import { PodVolume, renderVolumes, Volumes } from './volumes';

type StatedFiles = Files | ((outputs: DependencyOutputs) => Files);

/** What a container beside the workload's own has that no other one has. */
interface OwnStorage {
  readonly volumes?: Readonly<Record<string, OwnVolume>>;
  readonly files?: StatedFiles;
}

/** What a workload states of folders and files. */
export interface StatedStorage {
  readonly volumes?: Readonly<Record<string, Volume>>;
  readonly files?: StatedFiles;
  readonly initContainers?: Readonly<Record<string, OwnStorage>>;
  readonly sidecars?: Readonly<Record<string, OwnStorage>>;
}

/** What files need of Kubernetes beside a pod. */
type FileObjects = Pick<RenderedFiles, 'annotations' | 'configMap'> & {
  /** Name of the ConfigMap, where there is one. */
  readonly configMapName: string;
};

/** The own folders and files of a container beside the workload's own. */
export interface StorageBeside extends FileObjects {
  readonly volumes: readonly PodVolume[];
  /** Its folder `/tmp`, unless a volume of its own stands there. */
  readonly tmp: Mount | undefined;
  readonly mounts: readonly Mount[];
  /** Whether one of them is a secret. */
  readonly isSecret: boolean;
}

/** The folders and files of a workload that are not in its image, for all of its pods. */
export interface Storage extends Volumes, FileObjects {
  /** Of init containers and sidecars, by their names. */
  readonly beside: Readonly<Record<string, StorageBeside>>;
}

/**
 * @param join has texts of files joined outside of the pod
 * @throws UserError if a volume or file is malformed, or two are mounted at one path
 */
export function renderStorage(stated: StatedStorage, outputs: DependencyOutputs, workload: string, join: Join): Storage {
  const configMapName = `${workload}-files`;
  const folders = renderVolumes(stated.volumes ?? {}, workload);
  const rendered = renderFiles(filesOf(stated, outputs), configMapName, join);
  const { initContainers = {}, sidecars = {} } = stated;
  const beside = Object.entries({ initContainers, sidecars }).flatMap(([kind, containers]) =>
    Object.entries(containers).map(
      ([name, own]) => [name, renderBeside(name, own, { outputs, workload, join, where: `${kind}.${name}.` })] as const,
    ),
  );
  return {
    volumes: [...folders.volumes, ...rendered.volumes],
    mounts: [...folders.mounts, ...rendered.mounts],
    secretMounts: [...folders.secretMounts, ...rendered.secretMounts],
    tmp: folders.tmp,
    claims: folders.claims,
    annotations: rendered.annotations,
    configMap: rendered.configMap,
    configMapName,
    beside: Object.fromEntries(beside),
  };
}

/** What a container's own storage is made with. */
interface Besides {
  readonly outputs: DependencyOutputs;
  readonly workload: string;
  readonly join: Join;
  /** The property that states the container, with a dot behind. */
  readonly where: string;
}

function renderBeside(name: string, own: OwnStorage, { outputs, workload, join, where }: Besides): StorageBeside {
  const configMapName = `${workload}-files-${name}`;
  const folders = renderVolumes(own.volumes ?? {}, workload, name, where);
  const files = renderFiles(filesOf(own, outputs, where), configMapName, join, name, where);
  const secrets = [...folders.secretMounts, ...files.secretMounts];
  const isTmpStated = Object.hasOwn(own.volumes ?? {}, folders.tmp.name);
  return {
    volumes: [...folders.volumes, ...files.volumes],
    tmp: isTmpStated ? undefined : folders.tmp,
    mounts: [...(isTmpStated ? [folders.tmp] : []), ...folders.mounts, ...files.mounts, ...secrets],
    isSecret: secrets.length > 0,
    annotations: files.annotations,
    configMap: files.configMap,
    configMapName,
  };
}

function filesOf({ files = {} }: Pick<OwnStorage, 'files'>, outputs: DependencyOutputs, where = ''): Files {
  if (typeof files !== 'function') return files;
  const what = `function '${where}files'`;
  const stated = callGiven(files, undefined, [outputs]);
  // What that hands back lacks entries that are undefined, which are refused here.
  returned(`The ${what}`, stated, { is: 'map', of: { is: 'anything' } }, 'files by path');
  return properties.check('BesideContainer', { files: stated }, `what the ${what} returned`).files;
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
      "Choose another one; those of 'files' are 'files' and 'file-<number>', those at /tmp 'tmp'; 'files-<container>', 'tmp-<container>' and the like are of containers beside.",
    );
  const path = repeated(mounts.map(({ mountPath }) => posix.resolve(mountPath)));
  if (path) throw new UserError(`Two volumes or files are mounted at '${path}'.`, 'Give each a path of its own.');
}

function repeated(texts: readonly string[]): string | undefined {
  return texts.find((text, index) => texts.indexOf(text) !== index);
}
