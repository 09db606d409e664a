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

export interface PodSpecProps {
  /** Of the pod's service account. */
  readonly name: string;
  /** Labels that select the pod. */
  readonly selector: Readonly<Record<string, string>>;
  readonly user: PodUser;
  readonly automountServiceAccountToken: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly initContainers: readonly ContainerSpec[];
  readonly container: ContainerSpec;
  readonly ports: Ports;
  /** By property of the container: `readinessProbe`. */
  readonly probes: Readonly<Record<string, unknown>>;
}

/** The pod of a workload, hardened to the `restricted` standard. */
export function podSpec(props: PodSpecProps) {
  const { name, container, terminationGracePeriodSeconds: grace } = props;
  return {
    serviceAccountName: name,
    automountServiceAccountToken: props.automountServiceAccountToken,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: grace,
    securityContext: restrictedPod(props.user),
    topologySpreadConstraints: topologies.map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: props.selector },
      matchLabelKeys: ['pod-template-hash'],
    })),
    ...(props.initContainers.length > 0 && { initContainers: props.initContainers.map(containerSpec) }),
    containers: [
      {
        ...containerSpec(container),
        ...(Object.keys(props.ports).length > 0 && {
          ports: Object.entries(props.ports).map(([port, { port: number, targetPort = number, protocol = 'TCP' }]) => ({
            name: port,
            containerPort: targetPort,
            protocol,
          })),
        }),
        ...props.probes,
        ...preStop(grace),
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: tmpSize } }],
  };
}

function containerSpec({ name, image, env, resources, command, args }: ContainerSpec) {
  return {
    name,
    image,
    ...(command && { command }),
    ...(args && { args }),
    ...(env.length > 0 && { env }),
    ...(resources && { resources }),
    securityContext: restrictedContainer,
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  };
}

/** Keeps serving while endpoints forget the pod: the native `sleep` needs no shell in the image. */
function preStop(grace: number) {
  const seconds = Math.min(5, Math.floor(grace / 2));
  return seconds > 0 ? { lifecycle: { preStop: { sleep: { seconds } } } } : {};
}
