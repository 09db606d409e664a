import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { compareTexts } from '../../wording/compare-texts';
import type { FoundObject } from './found-objects';
import { FreeNames } from './free-names';

/** A Deployment, StatefulSet or DaemonSet that is there already, and what stands around it. */
export interface FoundWorkload {
  /** Name that it may have in the code. */
  readonly id: string;
  readonly object: FoundObject;
  readonly service: FoundObject | undefined;
  readonly autoscaler: FoundObject | undefined;
  readonly budget: FoundObject | undefined;
}

/** Each workload is held against all that may select its pods. */
const most = 10_000;

/**
 * The workloads among some objects, in the order of their names.
 *
 * @throws UserError if there are too many objects to tell what belongs together
 */
export function foundWorkloads(objects: readonly FoundObject[], namespace: string | undefined): readonly FoundWorkload[] {
  const own = objects.filter((object) => namespace === undefined || (object.namespace ?? namespace) === namespace);
  if (own.length > most)
    throw new UserError(
      `There are ${own.length} Deployments, StatefulSets, DaemonSets, Services, autoscalers and budgets, more than the ${most} of one proposal.`,
      'Take one namespace at a time: `--namespace shop`.',
    );
  const ids = new FreeNames();
  const ofKind = (kind: FoundObject['kind']) => own.filter((object) => object.kind === kind);
  const [services, autoscalers, budgets] = [ofKind('Service'), ofKind('HorizontalPodAutoscaler'), ofKind('PodDisruptionBudget')];
  return [...ofKind('Deployment'), ...ofKind('StatefulSet'), ...ofKind('DaemonSet')]
    .filter(({ spec }) => isObject(spec['template']) && isObject(spec['template']['spec']) && isObject(spec['selector']))
    .sort((a, b) => compareTexts(a.name, b.name) || compareTexts(a.namespace ?? '', b.namespace ?? ''))
    .map((object): FoundWorkload => {
      const { metadata } = object.spec['template'];
      const labels = isObject(metadata) && isObject(metadata['labels']) ? metadata['labels'] : {};
      const selects = (other: FoundObject, selector: unknown) =>
        other.namespace === object.namespace &&
        isObject(selector) &&
        Object.keys(selector).length > 0 &&
        Object.entries(selector).every(([key, value]) => labels[key] === value);
      const selecting = services.filter((service) => selects(service, service.spec['selector']));
      return {
        id: ids.of(idOf(object.name)),
        object,
        service: selecting.find(({ spec }) => spec['clusterIP'] !== 'None') ?? (object.kind === 'Deployment' ? selecting[0] : undefined),
        autoscaler: autoscalers.find(
          ({ namespace: where, spec }) =>
            where === object.namespace &&
            isObject(spec['scaleTargetRef']) &&
            spec['scaleTargetRef']['kind'] === object.kind &&
            spec['scaleTargetRef']['name'] === object.name,
        ),
        budget: budgets.find((budget) => isObject(budget.spec['selector']) && selects(budget, budget.spec['selector']['matchLabels'])),
      };
    });
}

/** As `checkName` takes it. */
export function idOf(name: string): string {
  const id = name
    .slice(0, 253)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return id === '' ? 'unnamed' : id.slice(0, 40).replace(/-+$/, '');
}
