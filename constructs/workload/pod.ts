import { PodUser, Ports, restrictedContainer, restrictedPod } from '../../lib';
import { EnvVar } from './env';
import { Resources } from './resources';

/** Kubernetes' own default. */
export const defaultGracePeriodSeconds = 30;
const tmpSize = '64Mi';
const topologies = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];

/** One container, its environment resolved. */
export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly env: readonly EnvVar[];
  readonly resources: Resources | undefined;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
}

/** What all pods of a workload have. */
export interface PodSpecProps {
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Labels that select the pods. */
  readonly selector: Readonly<Record<string, string>>;
  readonly user: PodUser;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly initContainers: readonly ContainerSpec[];
  readonly container: ContainerSpec;
}

/** What the kind of workload makes of its pods: such as serve until they are stopped, or such as run to their end. */
export type PodVariant =
  | {
      readonly ports: Ports;
      /** By property of the container: `readinessProbe`. */
      readonly probes: Readonly<Record<string, unknown>>;
      /** The label that its controller gives to pods of one revision. */
      readonly revisionLabel: 'pod-template-hash' | 'controller-revision-hash';
      /** Where claims of the controller are mounted, by name. */
      readonly claims?: Readonly<Record<string, string>>;
    }
  | { readonly restartPolicy: 'Never' | 'OnFailure' };

/** The pod of a workload, hardened to the `restricted` standard. */
export function podSpec(props: PodSpecProps, variant: PodVariant) {
  const { container, initContainers, terminationGracePeriodSeconds: grace } = props;
  const serves = 'ports' in variant ? variant : undefined;
  return {
    serviceAccountName: props.serviceAccount,
    automountServiceAccountToken: props.automountServiceAccountToken,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: grace,
    securityContext: restrictedPod(props.user),
    ...(serves ? { topologySpreadConstraints: spread(props.selector, serves.revisionLabel) } : variant),
    ...(initContainers.length > 0 && { initContainers: initContainers.map((init) => containerSpec(init)) }),
    containers: [
      {
        ...containerSpec(container, serves?.claims),
        ...(serves && { ...containerPorts(serves.ports), ...serves.probes, ...preStop(grace) }),
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: tmpSize } }],
  };
}

/** Soft, and among pods of one revision: `DoNotSchedule` would leave pods pending where nodes lack the label. */
function spread(selector: Readonly<Record<string, string>>, revisionLabel: string) {
  return topologies.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
    matchLabelKeys: [revisionLabel],
  }));
}

function containerPorts(ports: Ports) {
  const entries = Object.entries(ports).map(([name, { port, targetPort = port, protocol = 'TCP' }]) => ({
    name,
    containerPort: targetPort,
    protocol,
  }));
  return entries.length > 0 ? { ports: entries } : {};
}

function containerSpec({ name, image, env, resources, command, args }: ContainerSpec, claims: Readonly<Record<string, string>> = {}) {
  return {
    name,
    image,
    ...(command && { command }),
    ...(args && { args }),
    ...(env.length > 0 && { env }),
    ...(resources && { resources }),
    securityContext: restrictedContainer,
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...Object.entries(claims).map(([claim, mountPath]) => ({ name: claim, mountPath }))],
  };
}

/** Keeps serving while endpoints forget the pod: the native `sleep` needs no shell in the image. */
function preStop(grace: number) {
  const seconds = Math.min(5, Math.floor(grace / 2));
  return seconds > 0 ? { lifecycle: { preStop: { sleep: { seconds } } } } : {};
}
