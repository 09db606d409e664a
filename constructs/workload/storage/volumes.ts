import { posix } from 'node:path';
import { checkName, Memory, OneOf, shorten, UserError } from '../../../lib';
import { byKey } from '../pod/by-key';
import { Mount } from '../pod/mounts';
import { bytes } from '../pod/quantity';
import { checkMountPath, checkSubPath } from './paths';
import { secretMode } from './secret-mode';

/** What stands behind a volume, by Kubernetes' own names; exactly one. */
export interface VolumeSources {
  /**
   * Empty at first, and gone with the pod: on the node's disk, or in memory, which counts as the container's.
   *
   * @field Pod.spec.volumes[].emptyDir
   */
  readonly emptyDir: { readonly sizeLimit: Memory; readonly medium?: 'Memory' };
  /**
   * A disk that outlives the pods; all of them share it. Made with the workload, and kept when it goes.
   *
   * @field PersistentVolumeClaim.spec
   */
  readonly claim: {
    readonly storage: Memory;
    /**
     * @format object-name
     * @default - the cluster's default storage class
     */
    readonly storageClassName?: string;
    /**
     * Nobody could write to a new disk that is read only.
     *
     * @default 'ReadWriteOnce'
     */
    readonly accessMode?: 'ReadWriteOnce' | 'ReadWriteOncePod' | 'ReadWriteMany';
  };
  /**
   * A claim that somebody else made.
   *
   * @field Pod.spec.volumes[].persistentVolumeClaim
   */
  readonly persistentVolumeClaim: {
    /** @format object-name */
    readonly claimName: string;
  };
  /**
   * A ConfigMap that somebody else made.
   *
   * @field Pod.spec.volumes[].configMap
   */
  readonly configMap: {
    /** @format object-name */
    readonly name: string;
    /**
     * One of its keys, which is then the file at `mountPath`; it stays as it was when the pod started.
     *
     * @pattern ^(?!\.\.?$)[-._a-zA-Z0-9]{1,253}$ a key of a ConfigMap, such as 'ca.pem'
     * @default - a folder with all of them
     */
    readonly key?: string;
  };
  /**
   * A Secret that somebody else made.
   *
   * @field Pod.spec.volumes[].secret
   */
  readonly secret: {
    /** @format object-name */
    readonly secretName: string;
    /**
     * One of its keys, which is then the file at `mountPath`; it stays as it was when the pod started.
     *
     * @pattern ^(?!\.\.?$)[-._a-zA-Z0-9]{1,253}$ a key of a Secret, such as 'tls.key'
     * @default - a folder with all of them
     */
    readonly key?: string;
  };
  /**
   * A token of the pod's service account, as the file `token`, for somebody other than the Kubernetes API.
   *
   * @field Pod.spec.volumes[].projected.sources[].serviceAccountToken
   */
  readonly serviceAccountToken: {
    readonly audience: string;
    /**
     * @minimum 600
     * @maximum 4294967296
     * @unit seconds
     * @default 3600
     */
    readonly expirationSeconds?: number;
  };
  /**
   * What a CSI driver that the environment approves makes for each pod, gone with it. Network file systems come so too, by `nfs.csi.k8s.io`: Pod
   * Security `restricted` refuses `nfs` itself.
   *
   * @field Pod.spec.volumes[].csi
   */
  readonly csi: {
    /** @format object-name */
    readonly driver: string;
    /**
     * What the driver is told, by name.
     *
     * @default - nothing
     */
    readonly volumeAttributes?: Readonly<Record<string, string>>;
    /** @default - the driver's own */
    readonly fsType?: string;
  };
}

/** A folder of the containers that is not in the image. */
export type Volume = {
  /** Absolute path in the container. */
  readonly mountPath: string;
  /** @default false */
  readonly readOnly?: boolean;
  /**
   * File or folder of the volume that is mounted, in place of all of it.
   *
   * @default - the whole volume
   * @field Pod.spec.containers[].volumeMounts[].subPath
   */
  readonly subPath?: string;
} & OneOf<
  VolumeSources,
  'a volume has one source: drop the others',
  "a volume has a source: state 'emptyDir', 'claim', 'configMap', 'secret' or another"
>;

/** A volume as a pod has it. */
export interface PodVolume {
  readonly name: string;
  readonly [source: string]: unknown;
}

/** Volumes of a pod, where they are mounted, and the claims to make for them. */
export interface Volumes {
  readonly volumes: readonly PodVolume[];
  /** Of every container. */
  readonly mounts: readonly Mount[];
  /** Of Secrets and tokens: of the workload's own container, and of those that ask for them. */
  readonly secretMounts: readonly Mount[];
  /** Of the workload's own container at `/tmp`. */
  readonly tmp: Mount;
  /** Specifications by claim name. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What every container may write to, its root file system apart: each to its own. */
const tmp = { name: 'tmp', mountPath: '/tmp', sizeLimit: '64Mi' } as const;

/** @param workload name of the workload, with which the names of its claims begin */
export function renderVolumes(volumes: Readonly<Record<string, Volume>>, workload: string): Volumes {
  const claims: Record<string, unknown> = {};
  const rendered = Object.entries(volumes)
    .sort(byKey)
    .map(([name, volume]) => {
      const { mountPath, readOnly } = checkVolume(name, volume);
      const subPath = subPathOf(name, volume);
      const mount: Mount = { name, mountPath, ...(subPath !== undefined && { subPath }), ...(readOnly && { readOnly }) };
      return {
        volume: { name, ...source(name, volume, workload, claims) },
        mount,
        isSecret: !!(volume.secret ?? volume.serviceAccountToken),
      };
    });
  const replacing = rendered.filter(({ mount }) => posix.resolve(mount.mountPath) === tmp.mountPath);
  const others = rendered.filter((one) => one !== replacing[0]);
  const own = replacing.length > 0 ? undefined : ownTmp();
  return {
    volumes: [...(own ? [own.volume] : []), ...rendered.map(({ volume }) => volume)],
    mounts: others.filter(({ isSecret }) => !isSecret).map(({ mount }) => mount),
    secretMounts: others.filter(({ isSecret }) => isSecret).map(({ mount }) => mount),
    tmp: own?.mount ?? replacing[0]!.mount,
    claims,
  };
}

/** The folder `/tmp` of a container: of the workload's own, unless another one is named. */
export function ownTmp(container?: string): { readonly volume: PodVolume; readonly mount: Mount } {
  const name = container === undefined ? tmp.name : shorten(`${tmp.name}-${container}`, 63);
  return { volume: { name, emptyDir: { sizeLimit: tmp.sizeLimit } }, mount: { name, mountPath: tmp.mountPath } };
}

function checkVolume(name: string, volume: Volume): Volume {
  checkName('A volume', name);
  if (name === tmp.name && volume.mountPath !== tmp.mountPath)
    throw new UserError(`'volumes.${name}' has the name of the volume at ${tmp.mountPath}.`, 'Choose another one.');
  checkMountPath(`volumes.${name}.mountPath`, volume.mountPath);
  return volume;
}

/** What of a volume is mounted: all of it, a part, or a key. */
function subPathOf(name: string, { subPath, configMap, secret }: Volume): string | undefined {
  const { key } = (configMap ?? secret ?? {}) as { readonly key?: string };
  if (subPath === undefined) return key;
  if (key !== undefined) throw new UserError(`'volumes.${name}' has a key and a 'subPath'.`, "Drop 'subPath': the key is what is mounted.");
  return checkSubPath(`volumes.${name}.subPath`, subPath);
}

function itemsOf(key: string | undefined) {
  return key === undefined ? {} : { items: [{ key, path: key }] };
}

function source(name: string, volume: Volume, workload: string, claims: Record<string, unknown>): Readonly<Record<string, unknown>> {
  const sources = volume as unknown as Partial<VolumeSources>;
  const { emptyDir, claim, persistentVolumeClaim, configMap, secret, serviceAccountToken, csi } = sources;
  const stated = Object.entries({ emptyDir, claim, persistentVolumeClaim, configMap, secret, serviceAccountToken, csi }).filter(
    ([, value]) => value !== undefined,
  );
  if (stated.length !== 1) {
    throw new UserError(
      `'volumes.${name}' has ${stated.map(([kind]) => kind).join(' and ') || 'nothing behind it'}.`,
      'Give it one of emptyDir, claim, persistentVolumeClaim, configMap, secret, serviceAccountToken, csi.',
    );
  }
  if (emptyDir) {
    bytes(emptyDir.sizeLimit, `volumes.${name}.emptyDir.sizeLimit`);
    return { emptyDir };
  }
  if (claim) {
    const { storage, storageClassName, accessMode = 'ReadWriteOnce' } = claim;
    if (volume.readOnly)
      throw new UserError(
        `'volumes.${name}' is a new disk, and 'readOnly': nobody could ever write to it.`,
        "Drop 'readOnly', or name a claim that has something: 'persistentVolumeClaim'.",
      );
    bytes(storage, `volumes.${name}.claim.storage`);
    const claimName = checkName(`The claim of 'volumes.${name}'`, `${workload}-${name}`);
    claims[claimName] = { accessModes: [accessMode], resources: { requests: { storage } }, ...(storageClassName && { storageClassName }) };
    return { persistentVolumeClaim: { claimName } };
  }
  if (serviceAccountToken) {
    const { audience, expirationSeconds = 3600 } = serviceAccountToken;
    return { projected: { sources: [{ serviceAccountToken: { audience, expirationSeconds, path: 'token' } }] } };
  }
  return {
    ...(persistentVolumeClaim && { persistentVolumeClaim }),
    ...(configMap && { configMap: { name: configMap.name, ...itemsOf(configMap.key) } }),
    ...(secret && { secret: { secretName: secret.secretName, defaultMode: secretMode, ...itemsOf(secret.key) } }),
    ...(csi && { csi: { ...csi, ...(volume.readOnly !== undefined && { readOnly: volume.readOnly }) } }),
  };
}
