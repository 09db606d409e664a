import { isObject } from '../../documents/shape';
import { codeOf, codeText, commentText } from './code-text';
import { FoundWorkload, Json } from './found-workloads';

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

/** Names that tell a credential: such a value is never copied. */
const secretName = /passw|secret|token|credential|api_?key|private|_key$|dsn|auth/i;

/** A Deployment as the code that would make it. */
export function proposeWorkload(found: FoundWorkload): ProposedWorkload {
  const { object, id } = found;
  const { spec, metadata } = object;
  const pod: Json = spec.template.spec;
  const containers: readonly Json[] = (Array.isArray(pod['containers']) ? pod['containers'] : []).filter(isObject);
  const container: Json = containers[0] ?? {};
  const notes: string[] = [];
  const image = String(container['image'] ?? 'unknown');
  const repository = image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const ports = portsOf(found, container, notes);
  const env = envOf(container, notes);
  const requested = amountsOf(container['resources']);
  const replicas = found.autoscaler ? undefined : spec.replicas;
  const properties = [
    `image: ${codeText(repository)}, // runs as ${commentText(image)}: pin it in the release`,
    ...(ports ? [`ports: ${codeOf(ports)},`] : []),
    ...(listOf(container['command']) ? [`command: ${codeOf(container['command'])},`] : []),
    ...(listOf(container['args']) ? [`args: ${codeOf(container['args'])},`] : []),
    ...(env ? [`env: ${codeOf(env)},`] : []),
    ...(requested ? [`resources: ${codeOf(requested)},`] : []),
    ...(Number.isInteger(replicas) ? [`replicas: ${replicas},`] : []),
  ];
  if (found.autoscaler) notes.push(`HorizontalPodAutoscaler ${found.autoscaler['metadata'].name}: state it as autoscaling`);
  hardening(pod, container, notes);
  for (const field of ['initContainers', 'volumes', 'affinity', 'tolerations', 'nodeSelector', 'hostNetwork', 'serviceAccountName'])
    if (pod[field] !== undefined) notes.push(`spec.template.spec.${field}: not carried over; state it, or see that it can go`);
  for (const other of containers.slice(1)) notes.push(`container ${other['name']}: not carried over; state it in sidecars`);
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'envFrom', 'volumeMounts'])
    if (container[field] !== undefined)
      notes.push(`spec.template.spec.containers[0].${field}: not carried over; state it, or see that it can go`);
  if (!isObject(spec.selector.matchLabels)) notes.push('spec.selector: by expressions alone, which cannot be adopted: make it anew');
  if (Array.isArray(spec.selector.matchExpressions)) notes.push('spec.selector.matchExpressions: cannot be adopted: make it anew beside');
  const names = {
    Deployment: metadata.name,
    ...(found.service && ports && { Service: found.service['metadata'].name }),
    ...(found.budget && (replicas ?? 2) > 1 && { PodDisruptionBudget: found.budget['metadata'].name }),
    ...(typeof container['name'] === 'string' && { container: container['name'] }),
  };
  const selector = isObject(spec.selector.matchLabels) ? spec.selector.matchLabels : undefined;
  return {
    id,
    type: 'Workload',
    properties,
    adopt: `new AdoptedWorkload(${codeOf({ selector, names })})`,
    notes: notes.map(commentText),
    takeOver: takeOver(object),
  };
}

function portsOf({ service }: FoundWorkload, container: Json, notes: string[]): Json | undefined {
  const offered: readonly Json[] = Array.isArray(service?.['spec']?.ports) ? service!['spec'].ports.filter(isObject) : [];
  if (offered.length === 0) return undefined;
  const own: readonly Json[] = Array.isArray(container['ports']) ? container['ports'].filter(isObject) : [];
  const ports = offered.flatMap(({ name = 'http', port, targetPort = port, protocol }, index) => {
    const number = typeof targetPort === 'string' ? own.find((one) => one['name'] === targetPort)?.['containerPort'] : targetPort;
    if (!Number.isInteger(port) || !Number.isInteger(number)) {
      notes.push(`Service port ${name}: its target ${targetPort} is no port of the container`);
      return [];
    }
    const key = /^[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/.test(name) ? name : `port-${index}`;
    return [[key, { port, ...(number !== port && { targetPort: number }), ...(protocol === 'UDP' && { protocol }) }] as const];
  });
  return ports.length > 0 ? Object.fromEntries(ports) : undefined;
}

function envOf(container: Json, notes: string[]): Json | undefined {
  const stated: readonly Json[] = Array.isArray(container['env']) ? container['env'].filter(isObject) : [];
  const plain = stated.flatMap(({ name, value, valueFrom }) => {
    if (valueFrom !== undefined) {
      const { secretKeyRef: secret, configMapKeyRef: map } = valueFrom;
      const from = secret ? `Secret ${secret.name}, key ${secret.key}` : map ? `ConfigMap ${map.name}, key ${map.key}` : 'its pod';
      notes.push(`env.${name}: comes from ${from}, which is not read: state a dependency that hands it over`);
      return [];
    }
    if (secretName.test(String(name))) {
      notes.push(`env.${name}: may be a credential, and is not copied: keep it in a secret store`);
      return [];
    }
    return typeof name === 'string' ? [[name, String(value ?? '')] as const] : [];
  });
  return plain.length > 0 ? Object.fromEntries(plain) : undefined;
}

function amountsOf(resources: unknown): Json | undefined {
  if (!isObject(resources)) return undefined;
  const only = (amounts: unknown) => {
    const { cpu, memory } = isObject(amounts) ? amounts : ({} as Json);
    const both = { ...(cpu !== undefined && { cpu: String(cpu) }), ...(memory !== undefined && { memory: String(memory) }) };
    return Object.keys(both).length > 0 ? both : undefined;
  };
  const [requests, limits] = [only(resources['requests']), only(resources['limits'])];
  return requests || limits ? { ...(requests && { requests }), ...(limits && { limits }) } : undefined;
}

/** What a pod of ours has: by field, what it becomes, and what it is today. */
function hardening(pod: Json, container: Json, notes: string[]): void {
  const own: Json = isObject(container['securityContext']) ? container['securityContext'] : {};
  const all: Json = isObject(pod['securityContext']) ? pod['securityContext'] : {};
  const rows: readonly (readonly [string, unknown, unknown])[] = [
    ['securityContext.runAsNonRoot', own['runAsNonRoot'] ?? all['runAsNonRoot'], true],
    ['securityContext.runAsUser', own['runAsUser'] ?? all['runAsUser'], 65532],
    ['securityContext.seccompProfile.type', own['seccompProfile']?.type ?? all['seccompProfile']?.type, 'RuntimeDefault'],
    ['containers[0].securityContext.allowPrivilegeEscalation', own['allowPrivilegeEscalation'], false],
    ['containers[0].securityContext.readOnlyRootFilesystem', own['readOnlyRootFilesystem'], true],
    ['containers[0].securityContext.capabilities.drop', own['capabilities']?.drop?.join?.(', '), 'ALL'],
    ['automountServiceAccountToken', pod['automountServiceAccountToken'], false],
    ['enableServiceLinks', pod['enableServiceLinks'], false],
  ];
  for (const [field, before, after] of rows)
    if (before !== after) notes.push(`spec.template.spec.${field}: ${before === undefined ? 'not stated' : String(before)} → ${after}`);
}

function listOf(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}

/** The command that makes ours what another tool owns, so that what is not stated goes; nothing where nobody else does. */
function takeOver({ kind, metadata }: Json): string | undefined {
  const managers: readonly Json[] = Array.isArray(metadata.managedFields) ? metadata.managedFields.filter(isObject) : [];
  const at = managers.findIndex(
    ({ operation, subresource, fieldsV1, manager }) =>
      operation === 'Update' &&
      subresource === undefined &&
      fieldsV1?.['f:spec']?.['f:template'] !== undefined &&
      manager !== 'kubectl-client-side-apply',
  );
  if (at < 0) return undefined;
  const own = `/metadata/managedFields/${at}`;
  const patch = [
    { op: 'test', path: `${own}/manager`, value: managers[at]!['manager'] },
    { op: 'replace', path: `${own}/manager`, value: 'kubectl' },
    { op: 'replace', path: `${own}/operation`, value: 'Apply' },
  ];
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const words = ['kubectl', 'patch', kind.toLowerCase(), metadata.name, '-n', metadata.namespace ?? 'default', '--type=json', '-p'];
  return commentText(`${words.join(' ')} ${quoted(JSON.stringify(patch))}`);
}
