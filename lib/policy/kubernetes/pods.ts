import { joined, ListTerm, ObjectTerm, Term } from '../expression/term';
import { Target } from '../target';
import type { Container, PodTemplate } from './pod';

/** Where each type that makes pods holds their template. */
const templates: Readonly<Record<string, readonly string[]>> = {
  'v1/Pod': [],
  'v1/PodTemplate': ['template'],
  'v1/ReplicationController': ['spec', 'template'],
  'apps/v1/DaemonSet': ['spec', 'template'],
  'apps/v1/Deployment': ['spec', 'template'],
  'apps/v1/ReplicaSet': ['spec', 'template'],
  'apps/v1/StatefulSet': ['spec', 'template'],
  'argoproj.io/v1alpha1/Rollout': ['spec', 'template'],
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch/v1/Job': ['spec', 'template'],
};

/** Pods, and the pod templates of everything that makes pods. */
export const pods = new Target<PodTemplate>(Object.keys(templates), templates);

/** Templates of pods that are kept running: of everything but jobs and single pods. */
export const keptPods = pods.only(
  'v1/ReplicationController',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
  'argoproj.io/v1alpha1/Rollout',
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
