import { Memory, Never, OneOf } from '../../../lib';

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

/** Where a volume is mounted. */
interface Mounted {
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
}

/** A folder of the containers that is not in the image. */
export type Volume = Mounted &
  OneOf<
    VolumeSources,
    'a volume has one source: drop the others',
    "a volume has a source: state 'emptyDir', 'claim', 'configMap', 'secret' or another"
  >;

/** A folder of one container beside the workload's own. */
export type OwnVolume = Mounted & {
  readonly claim?: Never<"disks that outlive the pods are the workload's: state the claim in its own 'volumes'">;
} & OneOf<
    Omit<VolumeSources, 'claim'>,
    'a volume has one source: drop the others',
    "a volume has a source: state 'emptyDir', 'configMap', 'secret' or another"
  >;
