import { posix } from 'node:path';
import { Construct } from 'constructs';
import { checkName, currentSource, Memory, Ports, UserError } from '../../lib';
import { properties } from '../properties';
import { Dependencies } from './needs/needs';
import { defineMetrics, Measured, Metrics } from './observability/metrics';
import { OverridableWorkload } from './place/overridable';
import { Differing, Settled, settle } from './place/settled';
import { stackFor } from './place/stack-for';
import { byKey } from './pod/by-key';
import { PodProps } from './pod/pod-props';
import { Probes } from './pod/probe';
import { bytes } from './pod/quantity';
import { Serving, servingPod } from './pod/serving-pod';
import { Pods } from './pods';
import { defineController } from './serving/controller';
import { DisruptionBudget, defineDisruptionBudget } from './serving/disruption-budget';
import { nearPort } from './serving/near-port';
import { checkPorts, PortName, servicePorts } from './serving/ports';
import { Rollout, renderRollout } from './serving/rollout';
import { defineRoutes, Route, Routed } from './serving/routes';
import { defineService, Offered } from './serving/service';
import { diskOfOneNode } from './serving/strategy';
import { checkSpread, Spread } from './serving/topology-spread';
import { checkMountPath } from './storage/paths';

/** A disk that each pod has for itself, and finds again after it moved. */
export interface VolumeClaim {
  /**
   * Absolute path in the container.
   *
   * @field Pod.spec.containers[].volumeMounts[].mountPath
   */
  readonly mountPath: string;
  /**
   * Size, such as `10Gi`. It can grow later where the storage class lets it, and never shrink.
   *
   * @field StatefulSet.spec.volumeClaimTemplates[].spec.resources.requests
   */
  readonly storage: Memory;
  /**
   * Name of a StorageClass.
   *
   * @format object-name
   * @default - the cluster's default storage class
   * @field StatefulSet.spec.volumeClaimTemplates[].spec.storageClassName
   */
  readonly storageClassName?: string;
  /**
   * Whether one node or one pod may mount it.
   *
   * @default 'ReadWriteOncePod'
   * @field StatefulSet.spec.volumeClaimTemplates[].spec.accessModes
   */
  readonly accessMode?: 'ReadWriteOnce' | 'ReadWriteOncePod';
}

export interface StatefulWorkloadProps<D extends Dependencies = Dependencies, P extends Ports = Ports>
  extends PodProps<D>,
    Probes<NoInfer<PortName<P>>>,
    Routed<NoInfer<PortName<P>>>,
    Measured<NoInfer<PortName<P>>>,
    Offered,
    Rollout,
    Spread {
  /**
   * The disks of each pod, by name.
   *
   * @field StatefulSet.spec.volumeClaimTemplates
   */
  readonly volumeClaimTemplates: Readonly<Record<string, VolumeClaim>>;
  /**
   * Ports that it offers, by name: by its Service as a whole, and by its headless Service pod by pod.
   *
   * @default - none
   * @field Pod.spec.containers[].ports, Service.spec.ports
   */
  readonly ports?: P;
  /**
   * Names of the ports at which its pods reach each other, `<pod>.$PEERS_HOST`: the variable holds the name of their headless Service.
   *
   * @uniqueItems
   * @default - none: its pods do not reach each other
   * @field NetworkPolicy.spec.ingress, NetworkPolicy.spec.egress, Pod.spec.containers[].env
   */
  readonly peers?: readonly NoInfer<PortName<P>>[];
  /**
   * Fixed number of pods, from 0.
   *
   * @minimum 0
   * @default - what the environment says
   * @field StatefulSet.spec.replicas
   */
  readonly replicas?: number;
  /**
   * Whether pods start and stop one after the other, or all at once.
   *
   * @default 'OrderedReady'
   * @field StatefulSet.spec.podManagementPolicy
   */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  /**
   * What becomes of the disks.
   *
   * @default - both are retained
   * @field StatefulSet.spec.persistentVolumeClaimRetentionPolicy
   */
  readonly persistentVolumeClaimRetentionPolicy?: { readonly whenDeleted?: 'Retain' | 'Delete'; readonly whenScaled?: 'Retain' | 'Delete' };
  /**
   * How many of its pods may be evicted at a time: at least one of those that run.
   *
   * @default - one, where more than one runs
   * @field PodDisruptionBudget.spec
   */
  readonly podDisruptionBudget?: DisruptionBudget;
}

/** A longer name is admitted and never makes a pod: its revision label would have more than 63 characters. */
const longestName = 52;

/** A service whose pods have disks and names of their own: a StatefulSet with its headless Service. Its id is its name. */
// biome-ignore lint/complexity/noBannedTypes: no dependencies and no ports, rather than any
export class StatefulWorkload<const D extends Dependencies = {}, const P extends Ports = {}> extends OverridableWorkload {
  /** @throws UserError if a property is malformed, or its environment cannot provide what it needs */
  constructor(scope: Construct, id: string, stated: StatefulWorkloadProps<D, P>) {
    const stack = stackFor(scope, id, longestName);
    super(stack, id);
    const source = currentSource();
    const { props, differences } = settle(
      properties.check<Differing>('StatefulWorkloadProps', stated as Differing),
      stack.differenceOf(id),
      ['replicas'],
    ) as unknown as Settled<typeof stated>;
    const ports = checkPorts(props.ports ?? {});
    const claims = checkClaims(props.volumeClaimTemplates);
    const {
      replicas = stack.environment.replicas,
      podManagementPolicy = 'OrderedReady',
      persistentVolumeClaimRetentionPolicy: retention = {},
    } = props;
    diskOfOneNode(props.volumes ?? {}, replicas);
    checkSpread(stack, props, replicas);
    const pods = Pods.of(this, props as PodProps, source);
    const measuredIn = defineMetrics(pods, stack, props.metrics as Metrics | undefined, ports, 'several');

    const headless = `${checkName('A workload', pods.metadata.name, longestName)}-pods`;
    const kept = stack.existing.nameOf(id, 'HeadlessService') ?? headless;
    pods.define('HeadlessService', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...pods.metadata, name: headless },
      spec: { clusterIP: 'None', publishNotReadyAddresses: true, selector: pods.selector, ports: servicePorts(ports) },
    });
    const peers = (props.peers ?? []) as readonly string[];
    if (peers.length > 0) pods.traffic.join(pods.selector, peerPorts(peers, ports));
    const served = {
      ...servingPod(props as Serving, ports),
      topologySpread: props.topologySpread ?? {},
      revisionLabel: 'controller-revision-hash',
      claims: Object.fromEntries(claims.map(([name, { mountPath }]) => [name, mountPath])),
      told: peers.length > 0 ? { PEERS_HOST: kept } : {},
    } as const;
    defineController(pods, 'StatefulSet', measuredIn, served, {
      replicas,
      serviceName: kept,
      podManagementPolicy,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain', ...retention },
      ...renderRollout(props),
      volumeClaimTemplates: claims.map(([name, { storage, storageClassName, accessMode = 'ReadWriteOncePod' }]) => ({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name },
        spec: { accessModes: [accessMode], resources: { requests: { storage } }, ...(storageClassName && { storageClassName }) },
      })),
    });
    defineService(pods, stack, ports, props.service);
    defineRoutes(stack, pods, (props.routes ?? {}) as Readonly<Record<string, Route>>, ports);
    defineDisruptionBudget(pods, [replicas, replicas], props.podDisruptionBudget);
    stack.register(pods.endpoint(ports, source, { differences: differences() }));
  }
}

/** @throws UserError if a name is that of no port */
function peerPorts(names: readonly string[], ports: Ports) {
  return names.map((name) => {
    if (!Object.hasOwn(ports, name))
      throw new UserError(
        `'peers' has the port '${name}' (ports: ${Object.keys(ports).join(', ') || 'none'}).`,
        `${nearPort(name, Object.keys(ports))}Name a port of the workload.`,
      );
    const { port, targetPort = port, protocol = 'TCP' } = ports[name]!;
    return { port: targetPort, protocol };
  });
}

function checkClaims(claims: Readonly<Record<string, VolumeClaim>>): readonly [string, VolumeClaim][] {
  const entries = Object.entries(claims).sort(byKey);
  if (entries.length === 0) throw new UserError("'volumeClaimTemplates' is empty.", 'Use a Workload: only disks make it stateful.');
  for (const [name, { mountPath, storage }] of entries) {
    checkName('A volume claim', name);
    checkMountPath(`volumeClaimTemplates.${name}.mountPath`, mountPath);
    if (name === 'tmp' || posix.resolve(mountPath) === '/tmp') {
      throw new UserError(
        `'volumeClaimTemplates.${name}' is mounted at '${mountPath}'.`,
        "Choose neither the name 'tmp' nor the path '/tmp', which every pod has.",
      );
    }
    bytes(storage, `volumeClaimTemplates.${name}.storage`);
  }
  return entries;
}
