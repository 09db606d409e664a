import { PodUser, Ports, restrictedPod } from '../../../lib';
import { ContainerPort, checkPodPorts } from '../serving/ports';
import { renderSpread, TopologySpread } from '../serving/topology-spread';
import { containerPorts, renderContainer } from './container';
import { ContainerHooks } from './container-props';
import { podSysctls } from './container-security';
import { Env } from './env';
import { renderLifecycle } from './lifecycle';

type Container = ReturnType<typeof renderContainer> & { readonly ports?: readonly ContainerPort[] };

/** What all pods of a workload have. */
export interface PodSpecProps extends ContainerHooks {
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Labels that select the pods. */
  readonly selector: Readonly<Record<string, string>>;
  readonly user: PodUser;
  readonly automountServiceAccountToken: boolean;
  readonly imagePullSecrets: readonly string[];
  readonly terminationGracePeriodSeconds: number;
  /** Those that end, and native sidecars. */
  readonly initContainers: readonly Container[];
  readonly container: Container;
  readonly volumes: readonly unknown[];
  /** Fields that say where they run. */
  readonly placement?: Readonly<Record<string, unknown>>;
  /** Fields that say how they find addresses. */
  readonly names: Readonly<Record<string, unknown>>;
}

/** What a kind of workload makes of pods that serve until they are stopped. */
export interface ServedVariant {
  readonly ports: Ports;
  /** Those of them that the workload's own container listens on. */
  readonly ownPorts: Ports;
  /** Ports that it opens beside them. */
  readonly otherPorts: readonly number[];
  /** By property of the container: `readinessProbe`. */
  readonly probes: Readonly<Record<string, unknown>>;
  /** The label that its controller gives to pods of one revision; none where it puts them apart by itself. */
  readonly revisionLabel?: 'pod-template-hash' | 'controller-revision-hash';
  readonly topologySpread?: TopologySpread;
  /** Variables that its container is told, unless it states them. */
  readonly told?: Env;
  /** Where claims of the controller are mounted, by name. */
  readonly claims?: Readonly<Record<string, string>>;
}

/** What the kind of workload makes of its pods: such as serve until they are stopped, or such as run to their end. */
export type PodVariant = ServedVariant | { readonly restartPolicy: 'Never' | 'OnFailure' };

/** The pod of a workload, hardened to the `restricted` standard. */
export function podSpec(props: PodSpecProps, variant: PodVariant) {
  const { container, initContainers, imagePullSecrets, terminationGracePeriodSeconds: grace } = props;
  const serves = 'ports' in variant ? variant : undefined;
  const own = serves ? containerPorts(serves.ownPorts, serves.otherPorts) : {};
  checkPodPorts([...initContainers, { name: container.name, ...own }]);
  return {
    serviceAccountName: props.serviceAccount,
    automountServiceAccountToken: props.automountServiceAccountToken,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: grace,
    securityContext: { ...restrictedPod(props.user), ...podSysctls([...initContainers, container]) },
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
    ...(!serves && variant),
    ...(serves?.revisionLabel && {
      topologySpreadConstraints: renderSpread(serves.topologySpread ?? {}, props.selector, serves.revisionLabel),
    }),
    ...props.placement,
    ...props.names,
    ...(initContainers.length > 0 && { initContainers }),
    containers: [
      {
        ...container,
        ...own,
        ...serves?.probes,
        ...renderLifecycle(props.lifecycle ?? {}, '', grace, serves !== undefined),
      },
    ],
    volumes: props.volumes,
  };
}
