import type { ApiObjectProps } from 'cdk8s';
import { Autoscaling, Contradiction, Dependency, DeploymentStack, envSourceOf, returnedObject, UserError } from '../../../lib';
import { Dependencies } from '../needs/needs';
import { Resources } from '../pod/resources';
import { Pods } from '../pods';
import { renderMetrics, requireRequest } from './scaling-metrics';

/** The names of the queues among some dependencies. */
export type QueueName<D extends Dependencies> = string extends keyof D
  ? string
  : [Queues<D>] extends [never]
    ? Contradiction<"the workload has no queue: state it in 'dependencies'">
    : Queues<D>;

type Queues<D extends Dependencies> = { [N in keyof D]: D[N] extends Dependency & { readonly type: 'queue' } ? N : never }[keyof D] &
  string;

/** What is scaled, and what its measures are about. */
export interface ScaledPods {
  readonly autoscaling: Autoscaling;
  readonly resources?: Resources;
  readonly dependencies?: Dependencies;
  readonly sidecars?: Readonly<Record<string, unknown>>;
}

/**
 * Has a Deployment scaled: by a HorizontalPodAutoscaler, or on the length of a queue as its environment says.
 *
 * @throws UserError if the measures are malformed, or the environment cannot take them
 */
export function defineAutoscaler(pods: Pods, stack: DeploymentStack, scaled: ScaledPods): void {
  const { autoscaling, resources = {}, sidecars = {}, dependencies = {} } = scaled;
  const { metadata } = pods;
  const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: pods.names.of('Deployment') };
  // Sidecars may request nothing, and then nothing could be said of all containers together.
  const own = Object.keys(sidecars).length > 0 ? { container: pods.names.container } : {};
  const { minReplicas, maxReplicas, queue, behavior } = checkAutoscaling(autoscaling, resources);
  if (queue && pods.needs.awaited.includes(queue.dependency)) return;
  if (queue) {
    for (const cluster of stack.clusters) {
      const scaler = stack.environment.at(cluster).queueScaling;
      const object = returnedObject<ApiObjectProps>(
        "The function 'render' of the environment's queue scaling",
        scaler.render({ metadata, target, autoscaling, ...own, ...queueOf(pods, queue, dependencies) }),
      );
      pods.define(object.kind, object, [cluster]);
    }
    return;
  }
  pods.define('HorizontalPodAutoscaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    spec: {
      scaleTargetRef: target,
      minReplicas,
      maxReplicas,
      metrics: renderMetrics(autoscaling, resources, own),
      ...(behavior && { behavior }),
    },
  });
}

function queueOf(pods: Pods, { dependency, messagesPerReplica }: NonNullable<Autoscaling['queue']>, dependencies: Dependencies) {
  const queues = pods.needs.records.filter(({ type }) => type === 'queue').map(({ name }) => name);
  if (!queues.includes(dependency)) {
    throw new UserError(
      `'autoscaling.queue.dependency' is '${dependency}' (queues: ${queues.join(', ') || 'none'}).`,
      'Name a queue among the dependencies.',
    );
  }
  const { access } = dependencies[dependency] as { readonly access?: string };
  if (access === 'send')
    throw new UserError(
      `'autoscaling.queue.dependency' is '${dependency}', which it only sends to: more pods would make it longer.`,
      "Scale on a queue that it receives from, or give it another 'access'.",
    );
  const outputs = Object.entries(pods.needs.outputs[dependency]!).map(([output, value]) => {
    const source = envSourceOf(value);
    return [output, 'value' in source ? source.value : undefined] as const;
  });
  return { queue: Object.fromEntries(outputs), messagesPerReplica };
}

function checkAutoscaling(autoscaling: Autoscaling, resources: Resources): Autoscaling {
  const { minReplicas, maxReplicas, cpu, memory, queue } = autoscaling;
  const besides = (['pods', 'objects', 'external'] as const).find((measure) => queue && autoscaling[measure]);
  if (besides) {
    throw new UserError(
      `'autoscaling.${besides}' stands beside 'autoscaling.queue'.`,
      "Keep one of them: only 'cpu' and 'memory' go with a queue.",
    );
  }
  if (minReplicas < 1 && !queue)
    throw new UserError(`'autoscaling.minReplicas' is ${minReplicas}.`, "Choose a whole number from 1: only with 'queue' can it be 0.");
  if (maxReplicas < minReplicas) {
    throw new UserError(`'autoscaling.maxReplicas' is ${maxReplicas}.`, `Choose a whole number from ${minReplicas}, its 'minReplicas'.`);
  }
  for (const [name, percent] of Object.entries({ cpu, memory })) {
    if (percent !== undefined) requireRequest(name as 'cpu' | 'memory', percent, resources);
  }
  return autoscaling;
}
