import { isObject } from '../../documents/shape';
import { compareTexts } from '../../wording/compare-texts';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type Json = Readonly<Record<string, any>>;

/** A Deployment or StatefulSet that is there already, and what stands around it. */
export interface FoundWorkload {
  readonly kind: 'Deployment' | 'StatefulSet';
  /** Name that it may have in the code. */
  readonly id: string;
  readonly object: Json;
  readonly service: Json | undefined;
  readonly autoscaler: Json | undefined;
  readonly budget: Json | undefined;
}

/** The workloads among some objects, lists of objects among them, in the order of their names. */
export function foundWorkloads(documents: readonly unknown[], namespace: string | undefined): readonly FoundWorkload[] {
  const objects = documents
    .flatMap((value) => (isObject(value) && Array.isArray(value['items']) ? (value['items'] as unknown[]) : [value]))
    .filter((value): value is Json => isObject(value) && isObject(value['metadata']) && typeof value['metadata']['name'] === 'string')
    .filter(({ metadata }) => namespace === undefined || (metadata.namespace ?? namespace) === namespace);
  const ofKind = (kind: string) => objects.filter((object) => object['kind'] === kind);
  return [...ofKind('Deployment'), ...ofKind('StatefulSet')]
    .filter(({ spec }) => isObject(spec?.template?.spec) && isObject(spec?.selector))
    .sort((a, b) => compareTexts(a['metadata'].name, b['metadata'].name))
    .map((object): FoundWorkload => {
      const { kind, metadata, spec } = object;
      const labels = isObject(spec.template.metadata?.labels) ? spec.template.metadata.labels : {};
      const selects = (selector: unknown) =>
        isObject(selector) && Object.keys(selector).length > 0 && Object.entries(selector).every(([key, value]) => labels[key] === value);
      const services = ofKind('Service').filter((service) => selects(service['spec']?.selector));
      return {
        kind,
        id: idOf(metadata.name),
        object,
        service: services.find((service) => service['spec'].clusterIP !== 'None') ?? (kind === 'Deployment' ? services[0] : undefined),
        autoscaler: ofKind('HorizontalPodAutoscaler').find(({ spec: scaling }) => scaling?.scaleTargetRef?.name === metadata.name),
        budget: ofKind('PodDisruptionBudget').find(({ spec: budget }) => selects(budget?.selector?.matchLabels)),
      };
    });
}

/** As `checkName` takes it. */
export function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return id === '' ? 'workload' : id.slice(0, 50).replace(/-+$/, '');
}
