import type { Subject } from '../subject';
import type { LabelSelector } from './kubernetes-documents';
import type { PodTemplate } from './pod';
import { matches } from './selector';

/** Pods by namespace and label, for many look-ups. */
export class LabelledPods {
  private readonly namespaces = new Map<string, Labelled>();

  constructor(pods: readonly Subject<PodTemplate>[]) {
    for (const pod of pods) {
      const name = pod.namespace ?? '';
      const namespace: Labelled = this.namespaces.get(name) ?? { all: [], byLabel: new Map() };
      this.namespaces.set(name, namespace);
      namespace.all.push(pod);
      for (const [key, value] of Object.entries(labelsOf(pod))) {
        const byValue = namespace.byLabel.get(key) ?? new Map<string, Subject<PodTemplate>[]>();
        namespace.byLabel.set(key, byValue);
        const alike = byValue.get(value);
        if (alike) alike.push(pod);
        else byValue.set(value, [pod]);
      }
    }
  }

  /** Pods of a namespace that a selector matches. */
  selectedBy(selector: LabelSelector, namespace: string | undefined): readonly Subject<PodTemplate>[] {
    const stated = selector.matchLabels ?? {};
    const names = Object.keys(stated);
    const keys = names.some((key) => addedLabels.has(key)) ? names.filter((key) => !addedLabels.has(key)) : names;
    const matchExpressions = (selector.matchExpressions ?? []).filter(({ key = '' }) => !addedLabels.has(key));
    const { all, byLabel } = this.namespaces.get(namespace ?? '') ?? nobody;
    let candidates: readonly Subject<PodTemplate>[] = all;
    for (const key of keys) {
      const alike = byLabel.get(key)?.get(stated[key]!) ?? nobody.all;
      if (alike.length <= candidates.length) candidates = alike;
    }
    // One label, which the candidates have.
    if (candidates.length === 0 || (keys.length === (candidates === all ? 0 : 1) && matchExpressions.length === 0)) return candidates;
    return candidates.filter((pod) => {
      const labels = labelsOf(pod);
      return (
        keys.every((key) => Object.hasOwn(labels, key) && labels[key] === stated[key]) &&
        (matchExpressions.length === 0 || matches({ matchExpressions }, labels))
      );
    });
  }
}

/** Labels that controllers add to pods: no template has them, and a selector that names one may match. */
const addedLabels: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'jobset.sigs.k8s.io/jobset-name',
  'pod-template-generation',
  'pod-template-hash',
  'ray.io/cluster',
  'ray.io/group',
  'ray.io/node-type',
  'rollouts-pod-template-hash',
  'serving.knative.dev/configuration',
  'serving.knative.dev/revision',
  'serving.knative.dev/service',
  'statefulset.kubernetes.io/pod-name',
  'tekton.dev/pipeline',
  'tekton.dev/pipelineRun',
  'tekton.dev/pipelineTask',
  'tekton.dev/task',
  'tekton.dev/taskRun',
  'workflows.argoproj.io/workflow',
]);

/** Labels of a pod, or of the pods that something makes. */
export function labelsOf({ document }: Subject<PodTemplate>): Readonly<Record<string, string>> {
  return document?.metadata?.labels ?? {};
}

/** Pods of one namespace. */
interface Labelled {
  readonly all: Subject<PodTemplate>[];
  /** Pod templates by key and value of a label. */
  readonly byLabel: Map<string, Map<string, Subject<PodTemplate>[]>>;
}

const nobody: Labelled = { all: [], byLabel: new Map() };
