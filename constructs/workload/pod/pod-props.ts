import { PodUser } from '../../../lib';
import { Egress } from '../needs/egress';
import { KubernetesApi } from '../needs/kubernetes-api';
import { Dependencies, OutputsOf } from '../needs/needs';
import { Alert } from '../observability/alerts';
import { Marks } from '../place/marks';
import { Owner } from '../place/owner';
import { Files } from '../storage/files';
import { Volume } from '../storage/volume';
import { ContainerHooks, ContainerProps, InitContainer, Sidecar } from './container-props';
import { NameResolution } from './name-resolution';

/** What a developer may state of pods, whichever kind of workload runs them. */
export interface PodProps<D extends Dependencies = Dependencies>
  extends ContainerProps<OutputsOf<D>>,
    ContainerHooks,
    NameResolution,
    Marks {
  /**
   * Image repository, such as `ghcr.io/acme/orders`; its tag and digest come from the environment's release.
   *
   * @field Pod.spec.containers[].image
   */
  readonly image: string;
  /**
   * What it was called in the code before: one name, or all of them, the oldest first. It keeps what it has in the cloud and in the cluster, its
   * line in the release, and the name that others call it by. Of another app it says `<app>/<name>`: its dependencies come along with their data,
   * under the names that they have; in the cluster it is a new one.
   *
   * @format former-name
   * @default - it was never renamed
   */
  readonly formerly?: string | readonly string[];
  /**
   * What it is called in the cluster, in names of the cloud, in the release and by its callers: what stays once `formerly` is dropped. What came
   * from another app says `<app>/<name>`.
   *
   * @format former-name
   * @default - the oldest name of `formerly`, or its name in the code
   */
  readonly knownAs?: string;
  /**
   * What it needs, by name: the name is part of the names of what is made for it.
   *
   * @default - nothing
   * @field Pod.spec.containers[].env, NetworkPolicy.spec.egress
   */
  readonly dependencies?: D;
  /**
   * Containers that run to their end before it starts, by name, in this order.
   *
   * @default - none
   * @field Pod.spec.initContainers
   */
  readonly initContainers?: Readonly<Record<string, InitContainer<OutputsOf<D>>>>;
  /**
   * Containers that run beside its own, by name: they start before it, in this order, and stop after it.
   *
   * @default - none
   * @field Pod.spec.initContainers
   */
  readonly sidecars?: Readonly<Record<string, Sidecar<OutputsOf<D>>>>;
  /**
   * Files by their absolute path in its containers, up to 1 MiB together; a function receives the outputs of its dependencies. Secrets are
   * in its own container, and in those that ask for them by `secretMounts`.
   *
   * @entries stated
   * @default - none
   * @field ConfigMap.data, Pod.spec.volumes, Pod.spec.containers[].volumeMounts
   */
  readonly files?: Files | ((outputs: OutputsOf<D>) => Files);
  /**
   * Folders that are not in the image, by name: in all of its containers, but for Secrets, tokens, and what stands at `/tmp`.
   *
   * @default - `/tmp` of 64 MiB, for each container its own
   * @field Pod.spec.volumes, Pod.spec.containers[].volumeMounts
   */
  readonly volumes?: Readonly<Record<string, Volume>>;
  /**
   * Names of the Secrets with which its images are pulled.
   *
   * @format object-name
   * @uniqueItems
   * @default - none
   * @field Pod.spec.imagePullSecrets
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Who its processes are.
   *
   * @default - user and group 65532, as distroless images have
   * @field Pod.spec.securityContext
   */
  readonly securityContext?: Partial<PodUser>;
  /**
   * Seconds between the request to stop and the kill.
   *
   * @minimum 0
   * @unit seconds
   * @default 30
   * @field Pod.spec.terminationGracePeriodSeconds
   */
  readonly terminationGracePeriodSeconds?: number;
  /**
   * Annotations of its pods, up to 256 KiB together.
   *
   * @propertyNames label-key
   * @default - none
   * @field Pod.metadata.annotations
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * Servers outside the cluster that it connects to, by name.
   *
   * @default - none but those of its dependencies
   * @field NetworkPolicy.spec.egress
   */
  readonly egress?: Readonly<Record<string, Egress>>;
  /**
   * What it may ask of the Kubernetes API, for which its pods then have a token.
   *
   * @default - nothing, and its pods have no token
   * @field Role.rules, Pod.spec.automountServiceAccountToken
   */
  readonly kubernetesApi?: KubernetesApi;
  /**
   * A ServiceAccount that somebody else made in its namespace, by a name that the environment approves.
   *
   * @format object-name
   * @default - one of its own
   * @field Pod.spec.serviceAccountName
   */
  readonly serviceAccountName?: string;
  /**
   * Nodes that it runs on, by a name that the environment approves, such as `memoryOptimized`.
   *
   * @default - any
   * @field Pod.spec.nodeSelector, Pod.spec.tolerations, Pod.spec.priorityClassName, Pod.spec.runtimeClassName
   */
  readonly placement?: string;
  /**
   * Who answers for it: on every object as label and annotations, on every resource of AWS as tags.
   *
   * @default - not said
   * @field Deployment.metadata.labels, Deployment.metadata.annotations
   */
  readonly owner?: Owner;
  /**
   * What to tell people about it, by name, such as `CheckoutErrors`.
   *
   * @default - nothing
   * @field PrometheusRule.spec.groups[].rules
   */
  readonly alerts?: Readonly<Record<string, Alert>>;
}
