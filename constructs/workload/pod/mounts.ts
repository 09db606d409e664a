/** A path in a container at which a volume is mounted. */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
  readonly readOnly?: boolean;
}

/** Where a container beside the workload's own mounts one of its volumes. */
export interface VolumeMount {
  /**
   * Absolute path in the container.
   *
   * @default - that of the volume
   */
  readonly mountPath?: string;
  /**
   * File or folder of the volume that is mounted, in place of all of it.
   *
   * @default - that of the volume
   */
  readonly subPath?: string;
  /** @default - as the volume says */
  readonly readOnly?: boolean;
}
