import { type KubernetesAddress, parseAddress, type Resource } from '../../../lib';
import type { Synthesized } from '../../../lib/testing';
import { dangling, Provided, providedByManifests, providedByTerraform } from '../../e2e/door/provided';
import { references } from '../../e2e/door/references';
import { constructOf, type KubernetesObject, nameOf, selects } from '../../e2e/kubernetes/manifests';
import { type PodTemplate, podTemplates } from '../../e2e/kubernetes/pod-templates';

/** The Kubernetes objects of a synthesis, by cluster. */
export function objectsByCluster({ resources }: Synthesized): ReadonlyMap<string, readonly KubernetesObject[]> {
  const objects = resources.all.filter(({ values }) => values.apiVersion && values.kind);
  const clusterOf = ({ address }: Resource) => (parseAddress(address) as KubernetesAddress).cluster;
  const clusters = new Set(objects.map(clusterOf));
  return new Map(
    [...clusters].map((cluster) => [cluster, objects.filter((object) => clusterOf(object) === cluster).map(({ values }) => values)]),
  );
}

/**
 * What does not fit together in what was synthesized: references to what is not there, selectors that select other pods than those of their
 * workload, and pods that contradict themselves.
 *
 * @param externals what others bring to each namespace
 */
export function inconsistencies(
  synthesized: Synthesized,
  externals: readonly Pick<Provided, 'kind' | 'name' | 'keys'>[],
): readonly string[] {
  const terraform = [...synthesized.files].filter(([file]) => file.endsWith('cdk.tf.json')).map(([, text]) => JSON.parse(text));
  const byCluster = objectsByCluster(synthesized);
  // They run in one cluster, and all else about them is in every one.
  const scheduled = new Set(
    [...byCluster.values()]
      .flat()
      .filter(({ kind }) => kind === 'CronJob')
      .map(ownerOf),
  );
  return [...byCluster].flatMap(([cluster, objects]) => {
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    const provided = [
      ...providedByManifests(objects),
      ...terraform.flatMap((document) => providedByTerraform(document, cluster)),
      ...namespaces.flatMap((namespace) => externals.map((external) => ({ ...external, namespace }))),
    ];
    // Both kinds of routes lead to Services in the same words.
    const named = objects.map((object) => (object.kind === 'GRPCRoute' ? { ...object, kind: 'HTTPRoute' } : object));
    const templates = podTemplates(objects);
    return [
      ...dangling(references(named), provided).map((missing) => `${missing.from} names what is not there: ${JSON.stringify(missing)}`),
      ...objects.flatMap((object) => [...wronglySelected(object, templates, scheduled), ...wronglyMeasured(object, objects, templates)]),
      ...templates.flatMap((template) => [...unselected(template, objects), ...contradictions(template)]),
    ].map((finding) => `${cluster}: ${finding}`);
  });
}

/** By kind: what selects pods. */
const selectors: Readonly<Record<string, (spec: KubernetesObject) => { readonly matchLabels?: Readonly<Record<string, string>> }>> = {
  Deployment: ({ selector }) => selector,
  StatefulSet: ({ selector }) => selector,
  DaemonSet: ({ selector }) => selector,
  Service: ({ selector }) => ({ matchLabels: selector }),
  PodDisruptionBudget: ({ selector }) => selector,
  NetworkPolicy: ({ podSelector }) => podSelector,
  CiliumNetworkPolicy: ({ endpointSelector }) => endpointSelector,
  PodMonitor: ({ selector }) => selector,
};

const isDefaultDeny = ({ metadata }: KubernetesObject): boolean => metadata.name === 'default-deny';
const ownerOf = (object: KubernetesObject): string => constructOf(object).replace(/\/NetworkPolicy$/, '');

function selected(object: KubernetesObject, templates: readonly PodTemplate[]): readonly PodTemplate[] {
  const selector = selectors[object.kind]!(object.spec);
  return templates.filter(({ namespace, labels }) => namespace === object.metadata.namespace && selects(selector, labels));
}

/** @param scheduled owners of jobs that run in one of the clusters */
function wronglySelected(object: KubernetesObject, templates: readonly PodTemplate[], scheduled: ReadonlySet<string>): readonly string[] {
  if (!selectors[object.kind] || isDefaultDeny(object)) return [];
  const names = (of: readonly PodTemplate[]) => of.map(({ from }) => from).sort();
  const actual = names(selected(object, templates));
  const own = names(templates.filter((template) => ownerOf(template.object) === ownerOf(object)));
  if (own.length === 1 && actual.join() === own.join()) return [];
  if (own.length === 0 && actual.length === 0 && scheduled.has(ownerOf(object))) return [];
  return [`${nameOf(object)} selects ${actual.join(', ') || 'no pods'}, not ${own.join(', ')}`];
}

/** Pods that no policy of their own selects, or several, where there are policies. */
function unselected(template: PodTemplate, objects: readonly KubernetesObject[]): readonly string[] {
  const policies = objects.filter((object) => object.kind === 'NetworkPolicy' && !isDefaultDeny(object));
  const own = policies.filter((policy) => selected(policy, [template]).length > 0);
  return policies.length === 0 || own.length === 1 ? [] : [`${template.from} is selected by the policies ${own.map(nameOf).join(', ')}`];
}

/** What asks pods or Services for a port or a container that they do not have. */
function wronglyMeasured(
  object: KubernetesObject,
  objects: readonly KubernetesObject[],
  templates: readonly PodTemplate[],
): readonly string[] {
  const { kind, metadata, spec } = object;
  const absent = (what: string, wanted: readonly unknown[], present: readonly unknown[]) =>
    wanted
      .filter((one) => !present.includes(one))
      .map((one) => `${nameOf(object)} needs the ${what} ${one}, and there is ${present.join()}`);
  const portsOf = (pods: readonly PodTemplate[]) => pods.flatMap((pod) => portsIn(pod).map(({ containerPort }) => containerPort));
  if (kind === 'Service')
    return absent(
      'port',
      (spec.ports ?? []).map(({ targetPort, protocol }: KubernetesObject) => `${targetPort}/${protocol}`),
      selected(object, templates).flatMap((pod) => portsIn(pod).map(({ containerPort, protocol }) => `${containerPort}/${protocol}`)),
    );
  if (kind === 'PodMonitor')
    return absent(
      'port',
      spec.podMetricsEndpoints.map(({ portNumber }: KubernetesObject) => portNumber),
      portsOf(selected(object, templates)),
    );
  if (kind === 'ServiceMonitor') {
    const services = objects.filter(
      (one) => one.kind === 'Service' && one.metadata.namespace === metadata.namespace && selects(spec.selector, one.metadata.labels),
    );
    return [
      ...absent('only Service', [ownerOf(object)], services.map(ownerOf)),
      ...(services.length > 1 ? [`${nameOf(object)} selects several Services`] : []),
      ...absent(
        'port',
        spec.endpoints.map(({ port }: KubernetesObject) => port),
        services.flatMap((service) => service.spec.ports.map(({ name }: KubernetesObject) => name)),
      ),
    ];
  }
  if (kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject') {
    const target = templates.find((one) => one.object.kind === spec.scaleTargetRef.kind && ownerOf(one.object) === ownerOf(object));
    const asked = [
      ...(spec.metrics ?? []).map(({ containerResource }: KubernetesObject) => containerResource?.container),
      ...(spec.triggers ?? []).map((trigger: KubernetesObject) => trigger.metadata.containerName),
    ];
    const names = (target?.spec.containers ?? []).map(({ name }: KubernetesObject) => name);
    return [...absent('Deployment', [metadata.name], [target?.object.metadata.name]), ...absent('container', asked.filter(Boolean), names)];
  }
  return [];
}

const containersOf = ({ spec }: PodTemplate): readonly KubernetesObject[] => [...(spec.initContainers ?? []), ...spec.containers];
const portsIn = (pod: PodTemplate): readonly KubernetesObject[] => containersOf(pod).flatMap(({ ports = [] }) => ports);

function contradictions(template: PodTemplate): readonly string[] {
  const { object, spec, labels } = template;
  const claims = (object.spec.volumeClaimTemplates ?? []).map(({ metadata }: KubernetesObject) => metadata.name);
  const volumes = (spec.volumes ?? []).map(({ name }: KubernetesObject) => name);
  const containers = containersOf(template);
  const ports = portsIn(template);
  return [
    ...twice(
      'container',
      containers.map(({ name }) => name),
    ),
    ...twice('volume', [...volumes, ...claims]),
    ...twice(
      'port',
      ports.map(({ containerPort, protocol }) => `${containerPort}/${protocol}`),
    ),
    ...twice(
      'port',
      ports.flatMap(({ name }) => name ?? []),
    ),
    ...(spec.topologySpreadConstraints ?? [])
      .filter(({ labelSelector }: KubernetesObject) => !selects(labelSelector, labels))
      .map(() => 'is spread among other pods'),
    ...containers.flatMap((container) => inContainer(container, [...volumes, ...claims]).map((finding) => `${container.name} ${finding}`)),
  ].map((finding) => `${template.from} ${finding}`);
}

function inContainer(
  { env = [], volumeMounts = [], ports = [], ...container }: KubernetesObject,
  volumes: readonly string[],
): readonly string[] {
  const mounts: readonly KubernetesObject[] = volumeMounts;
  const numbers = ports.map(({ containerPort }: KubernetesObject) => containerPort);
  const asked = ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap((probe) =>
    ['httpGet', 'grpc', 'tcpSocket'].flatMap((handler) => container[probe]?.[handler]?.port ?? []),
  );
  return [
    ...twice(
      'mount',
      mounts.map(({ mountPath }) => mountPath),
    ),
    ...mounts.filter(({ name }) => !volumes.includes(name)).map(({ name }) => `mounts no volume '${name}'`),
    ...twice(
      'variable',
      env.map(({ name }: KubernetesObject) => name),
    ),
    ...env.flatMap(({ name, value = '' }: KubernetesObject, index: number) =>
      expanded(value)
        // The kubelet knows its own: the API server's.
        .filter((used) => used !== 'KUBERNETES_SERVICE_HOST')
        .filter((used) => !env.slice(0, index).some((earlier: KubernetesObject) => earlier.name === used))
        .map((used) => `has ${used} in ${name}, and not before it`),
    ),
    ...asked.filter((port) => !numbers.includes(port)).map((port) => `is asked at port ${port}, and has ${numbers.join()}`),
  ];
}

/** The variables that Kubernetes puts into a value: `$$` is a `$`. */
function expanded(value: string): readonly string[] {
  return [...value.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function twice(what: string, names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => `has two ${what}s '${name}'`);
}
