import { operatorPodTemplates, ownPodTemplates } from '../../documents/pod-templates';
import { joined, ListTerm, ObjectTerm, Term } from '../expression/term';
import { PartsOf, Target } from '../target';
import { heldAt } from './held-pods';
import type { Container, PodTemplate } from './pod';
import { taskPods } from './task-pods';
import { workflowPods } from './workflow-pods';

/** `apps/v1/Deployment` of `apps/Deployment`; the group of Kubernetes itself has no name. */
function typesOf(groupAndKind: string, versions: readonly string[]): readonly string[] {
  const [group, kind] = groupAndKind.split('/');
  return versions.map((version) => [...(group ? [group] : []), version, kind].join('/'));
}

/** Where each of Kubernetes' own types that make pods holds their template. */
const templates: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(ownPodTemplates).flatMap(([name, { versions, path }]) => typesOf(name, versions).map((type) => [type, path])),
);

/** The same of operators'. */
const held: ReadonlyMap<string, PartsOf> = new Map([
  ...Object.entries(operatorPodTemplates).flatMap(([name, places]) =>
    typesOf(name, [...new Set(places.flatMap(({ versions }) => versions))]).map((type): [string, PartsOf] => [
      type,
      heldAt(places.map(({ path }) => path)),
    ]),
  ),
  ...['ClusterWorkflowTemplate', 'Workflow', 'WorkflowTemplate'].map((kind): [string, PartsOf] => [
    `argoproj.io/v1alpha1/${kind}`,
    workflowPods('spec'),
  ]),
  ['argoproj.io/v1alpha1/CronWorkflow', workflowPods('spec', 'workflowSpec')],
  ...taskPods,
]);

/** Pods, and the pod templates of everything that makes pods. */
export const pods = new Target<PodTemplate>([...Object.keys(templates), ...held.keys()], templates, held);

/** Templates of pods that are kept running: of everything but jobs and single pods, and what comes and goes with its requests. */
export const keptPods = pods.only(
  'v1/ReplicationController',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
  'argoproj.io/v1alpha1/Rollout',
  ...[...held.keys()].filter((type) =>
    /^apps\.(?:kruise|openshift)\.io\/.*(?:CloneSet|DaemonSet|StatefulSet|DeploymentConfig)$/.test(type),
  ),
);

/** The containers that a pod is made with: not those that `kubectl debug` adds. */
export function containersOf(pod: Term<PodTemplate>): ListTerm<Container> {
  const { containers, initContainers } = (pod as ObjectTerm<PodTemplate>).spec;
  return joined(containers, initContainers);
}

/** Every container of a pod, ephemeral ones too. */
export function allContainers(pod: Term<PodTemplate>): ListTerm<Container> {
  const { containers, initContainers, ephemeralContainers } = (pod as ObjectTerm<PodTemplate>).spec;
  return joined(containers, initContainers, ephemeralContainers);
}
