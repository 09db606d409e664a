import { list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { holdsCredential } from '../../policy/values/secrets';
import { codeOf, codeText, commentText } from './code-text';
import { type Json, textOf } from './found-objects';
import type { FoundWorkload } from './found-workloads';
import { plainVariables, plainWords } from './plain-variables';
import { takeOver } from './take-over';

/** What is proposed of one workload. */
export interface ProposedWorkload {
  readonly id: string;
  /** Class that it is made of. */
  readonly type: 'Workload';
  /** Lines of its properties. */
  readonly properties: readonly string[];
  /** The entry of `adopt`. */
  readonly adopt: string;
  /** What is otherwise in its pods afterwards, or not carried over, field by field. */
  readonly notes: readonly string[];
  readonly takeOver: string | undefined;
}

/** A Deployment as the code that would make it. */
export function proposeWorkload(found: FoundWorkload): ProposedWorkload {
  const { object, id } = found;
  const { spec } = object;
  const pod: Json = spec['template'].spec;
  const containers = list(pod['containers']);
  const container: Json = containers[0] ?? {};
  const notes: string[] = [];
  if (object.name !== id)
    notes.push(`Deployment ${object.name}${object.namespace === undefined ? '' : ` of namespace ${object.namespace}`}`);
  const image = textOf(container['image']) ?? 'unknown';
  const repository = image.replace(/@.*$/s, '').replace(/:[^:/]*$/, '');
  const ports = portsOf(found, container, notes);
  const env = plainVariables(container, notes);
  const [command, args] = (['command', 'args'] as const).map((field) => plainWords(container, field, notes));
  const requested = amountsOf(container['resources']);
  const replicas = found.autoscaler ? undefined : countOf(spec['replicas']);
  const properties = [
    `image: ${codeText(holdsCredential(image) ? 'unknown' : repository)}, // runs as ${commentText(image)}: pin it in the release`,
    ...(ports ? [`ports: ${codeOf(ports)},`] : []),
    ...(command ? [`command: ${codeOf(command)},`] : []),
    ...(args ? [`args: ${codeOf(args)},`] : []),
    ...(env ? [`env: ${codeOf(env)},`] : []),
    ...(requested ? [`resources: ${codeOf(requested)},`] : []),
    ...(replicas !== undefined ? [`replicas: ${replicas},`] : []),
  ];
  if (found.autoscaler) notes.push(`HorizontalPodAutoscaler ${found.autoscaler.name}: state it as autoscaling`);
  hardening(pod, container, notes);
  for (const field of ['initContainers', 'volumes', 'affinity', 'tolerations', 'nodeSelector', 'hostNetwork', 'serviceAccountName'])
    if (pod[field] !== undefined) notes.push(`spec.template.spec.${field}: not carried over; state it, or see that it can go`);
  for (const other of containers.slice(1)) notes.push(`container ${textOf(other['name'])}: not carried over; state it in sidecars`);
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'envFrom', 'volumeMounts'])
    if (container[field] !== undefined)
      notes.push(`spec.template.spec.containers[0].${field}: not carried over; state it, or see that it can go`);
  const { matchLabels, matchExpressions } = spec['selector'];
  const selector = isObject(matchLabels)
    ? Object.fromEntries(Object.entries(matchLabels).filter(([, value]) => typeof value === 'string'))
    : undefined;
  if (selector === undefined) notes.push('spec.selector: by expressions alone, which cannot be adopted: make it anew');
  if (Array.isArray(matchExpressions)) notes.push('spec.selector.matchExpressions: cannot be adopted: make it anew beside');
  const taken = takeOver(object);
  if (taken === 'unprintable') notes.push('its name, or who owns it, is no plain text: take it over by hand');
  const names = {
    Deployment: object.name,
    ...(found.service && ports && { Service: found.service.name }),
    ...(found.budget && (replicas ?? 2) > 1 && { PodDisruptionBudget: found.budget.name }),
    ...(typeof container['name'] === 'string' && { container: container['name'] }),
  };
  return {
    id,
    type: 'Workload',
    properties,
    adopt: `new AdoptedWorkload(${codeOf({ selector, names })})`,
    notes: notes.map(commentText),
    takeOver: taken === 'unprintable' ? undefined : taken,
  };
}

/** A number of pods; nothing for what is none. */
function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? value : undefined;
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536;
}

function portsOf({ service }: FoundWorkload, container: Json, notes: string[]): Json | undefined {
  const offered = list(service?.spec['ports']);
  const own = list(container['ports']);
  const ports = offered.flatMap(({ name = 'http', port, targetPort = port, protocol }, index) => {
    const number = typeof targetPort === 'string' ? own.find((one) => one['name'] === targetPort)?.['containerPort'] : targetPort;
    if (!isPort(port) || !isPort(number)) {
      notes.push(`Service port ${textOf(name)}: its target ${textOf(targetPort)} is no port of the container`);
      return [];
    }
    const key = typeof name === 'string' && /^[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/.test(name) ? name : `port-${index}`;
    return [[key, { port, ...(number !== port && { targetPort: number }), ...(protocol === 'UDP' && { protocol }) }] as const];
  });
  return ports.length > 0 ? Object.fromEntries(ports) : undefined;
}

function amountsOf(resources: unknown): Json | undefined {
  if (!isObject(resources)) return undefined;
  const only = (amounts: unknown) => {
    const [cpu, memory] = isObject(amounts) ? [textOf(amounts['cpu']), textOf(amounts['memory'])] : [];
    const both = { ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
    return Object.keys(both).length > 0 ? both : undefined;
  };
  const [requests, limits] = [only(resources['requests']), only(resources['limits'])];
  return requests || limits ? { ...(requests && { requests }), ...(limits && { limits }) } : undefined;
}

/** What a pod of ours has: by field, what it becomes, and what it is today. */
function hardening(pod: Json, container: Json, notes: string[]): void {
  const own: Json = isObject(container['securityContext']) ? container['securityContext'] : {};
  const all: Json = isObject(pod['securityContext']) ? pod['securityContext'] : {};
  const drop: unknown = isObject(own['capabilities']) ? own['capabilities']['drop'] : undefined;
  const dropped = Array.isArray(drop) ? drop.map(textOf).join(', ') : undefined;
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    ['securityContext.runAsNonRoot', own['runAsNonRoot'] ?? all['runAsNonRoot'], true],
    ['securityContext.runAsUser', own['runAsUser'] ?? all['runAsUser'], 65532],
    ['securityContext.seccompProfile.type', own['seccompProfile']?.type ?? all['seccompProfile']?.type, 'RuntimeDefault'],
    ['containers[0].securityContext.allowPrivilegeEscalation', own['allowPrivilegeEscalation'], false],
    ['containers[0].securityContext.readOnlyRootFilesystem', own['readOnlyRootFilesystem'], true],
    ['containers[0].securityContext.capabilities.drop', dropped, 'ALL'],
    ['automountServiceAccountToken', pod['automountServiceAccountToken'], false],
    ['enableServiceLinks', pod['enableServiceLinks'], false],
  ];
  for (const [field, before, after] of rows)
    if (before !== after) notes.push(`spec.template.spec.${field}: ${textOf(before) ?? 'not stated'} → ${after}`);
}
