import { type KubernetesObject, nameOf } from './manifests';

/** The pods that an object makes. */
export interface PodTemplate {
  /** Who makes them: `Deployment shop/frontend`. */
  readonly from: string;
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  readonly spec: Readonly<Record<string, any>>;
}

export function podTemplates(objects: readonly KubernetesObject[]): PodTemplate[] {
  return objects.flatMap((object) => {
    const template = object.kind === 'CronJob' ? object.spec.jobTemplate.spec.template : object.spec?.template;
    if (!template?.spec?.containers) return [];
    const { labels = {} } = template.metadata;
    return [{ from: nameOf(object), object, namespace: object.metadata.namespace, labels, spec: template.spec }];
  });
}
