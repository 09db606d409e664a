import { UserError } from '../../../lib';

/** Fields of the running pod that a container may read. */
export type PodFieldPath =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | `metadata.labels['${string}']`
  | `metadata.annotations['${string}']`
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.hostIPs'
  | 'status.podIP'
  | 'status.podIPs';

/** Amounts of its own that a container may read: processor time in cores, rounded up, or bytes. */
export type ContainerResource = `${'requests' | 'limits'}.${'cpu' | 'memory' | 'ephemeral-storage'}`;

/** A value that only the running pod has: Kubernetes' downward API. */
export class PodField {
  private declare readonly podField: true;

  private constructor(
    /** What a container's `env` has for it. */
    readonly valueFrom: Readonly<Record<string, unknown>>,
  ) {}

  /**
   * A field of the pod, such as `PodField.of('status.podIP')`.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
   */
  static of(fieldPath: PodFieldPath): PodField {
    if (
      !/^(metadata\.(name|namespace|uid|(labels|annotations)\['[^']+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/.test(
        fieldPath,
      )
    ) {
      throw new UserError(
        `The pod has no field '${fieldPath}' for its containers.`,
        "Read metadata.name, metadata.namespace, metadata.uid, metadata.labels['…'], spec.nodeName, status.podIP, ….",
      );
    }
    return new PodField({ fieldRef: { apiVersion: 'v1', fieldPath } });
  }

  /** An amount of the container's resources, such as `PodField.resource('limits.memory')`. */
  static resource(resource: ContainerResource): PodField {
    if (!/^(requests|limits)\.(cpu|memory|ephemeral-storage)$/.test(resource)) {
      throw new UserError(`A container has no resource '${resource}'.`, 'Read requests or limits of cpu, memory or ephemeral-storage.');
    }
    return new PodField({ resourceFieldRef: { resource, divisor: '0' } });
  }
}
