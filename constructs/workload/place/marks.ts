import { ApiObject } from 'cdk8s';
import { Environment, UserError } from '../../../lib';
import { checkAnnotations } from '../../kubernetes/annotations';

/** What a developer notes on everything that Kubernetes has of a workload. */
export interface Marks {
  /**
   * Labels of all of its objects, but of its pods.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - none but its own
   * @field Deployment.metadata.labels, Service.metadata.labels
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of all of its objects, but of its pods, of keys that the environment approves.
   *
   * @propertyNames label-key
   * @default - none but its own
   * @field Deployment.metadata.annotations, Service.metadata.annotations
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Labels of its pods, beside those that select them.
   *
   * @propertyNames label-key
   * @format label-value
   * @default - none but its own
   * @field Pod.metadata.labels
   */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** Keys that others go by: Kubernetes and its controllers, the objects' own selectors, Argo CD's tracking. */
const reserved =
  /^((.+\.)?(kubernetes|k8s)\.io\/|slipway\.dev\/|argocd\.argoproj\.io\/|(pod-template-hash|controller-revision-hash|controller-uid|job-name)$)/;
/** Of the recommended labels the one that nothing here goes by: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
const free = 'app.kubernetes.io/component';

/** @throws UserError if a key belongs to others, or the environment does not approve it */
export function checkMarks({ labels = {}, annotations = {}, podLabels = {} }: Marks, environment: Environment): void {
  for (const [property, keys] of Object.entries({ labels: Object.keys(labels), podLabels: Object.keys(podLabels) })) {
    const taken = keys.find((key) => reserved.test(key) && key !== free);
    if (taken !== undefined)
      throw new UserError(
        `'${property}' has the key '${taken}', which Kubernetes, Argo CD or Slipway keeps for itself.`,
        `Use a domain of your own; of theirs only '${free}' is free.`,
      );
  }
  for (const key of Object.keys(annotations)) environment.requireApproved('annotations', key, 'annotations');
  checkAnnotations('annotations', annotations);
}

/** Notes them on an object, beside what stands there already. */
export function mark({ metadata }: ApiObject, { labels = {}, annotations = {} }: Marks): void {
  if (Object.keys({ ...labels, ...annotations }).length === 0) return;
  const known = metadata.toJson() as { readonly labels?: object; readonly annotations?: object };
  for (const [key, value] of Object.entries(labels)) if (!Object.hasOwn(known.labels ?? {}, key)) metadata.addLabel(key, value);
  for (const [key, value] of Object.entries(annotations))
    if (!Object.hasOwn(known.annotations ?? {}, key)) metadata.addAnnotation(key, value);
}
