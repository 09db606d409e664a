import type { Subject } from '../subject';
import type { LabelSelector } from './documents';
import type { PodTemplate } from './pod';
import { matches } from './selector';

/** Pods by namespace and label, for many look-ups. */
export class LabelledPods {
  private readonly byNamespace = new Map<string, Subject<PodTemplate>[]>();
  private readonly byLabel = new Map<string, Subject<PodTemplate>[]>();

  constructor(pods: readonly Subject<PodTemplate>[]) {
    for (const pod of pods) {
      const namespace = pod.namespace ?? '';
      add(this.byNamespace, namespace, pod);
      for (const [key, value] of Object.entries(labelsOf(pod))) add(this.byLabel, `${namespace} ${key}=${value}`, pod);
    }
  }

  /** Pods of a namespace that a selector matches. */
  selectedBy(selector: LabelSelector, namespace: string | undefined): readonly Subject<PodTemplate>[] {
    const candidates = Object.entries(selector.matchLabels ?? {})
      .map(([key, value]) => this.byLabel.get(`${namespace ?? ''} ${key}=${value}`) ?? [])
      .reduce((fewest, others) => (others.length < fewest.length ? others : fewest), this.byNamespace.get(namespace ?? '') ?? []);
    return candidates.filter((pod) => matches(selector, labelsOf(pod)));
  }
}

/** Labels of a pod, or of the pods that something makes. */
export function labelsOf({ document }: Subject<PodTemplate>): Readonly<Record<string, string>> {
  return document?.metadata?.labels ?? {};
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
