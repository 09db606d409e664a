import { Queue, Workload, WorkloadProps } from '../../../../constructs';
import { Autoscaling, Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/orders';
const environment = cloudless();
const resources = { requests: { cpu: '100m', memory: '64Mi' } } as const;
const range = { minReplicas: 2, maxReplicas: 9 } as const;

function resourcesOf(autoscaling: Autoscaling, props: object = {}, where: Environment = environment) {
  const all = { image, resources, autoscaling, ...props } as unknown as WorkloadProps;
  const { resources: made } = synthesize(where, (stack) => void new Workload(stack, 'orders', all as never));
  expect(made.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return made;
}
const scalerOf = (...given: Parameters<typeof resourcesOf>) =>
  resourcesOf(...given).only('autoscaling/v2/HorizontalPodAutoscaler').values.spec;

describe('an autoscaled workload', () => {
  test('states no number of pods: its autoscaler decides', () => {
    const made = resourcesOf(range);
    expect(made.only('apps/v1/Deployment').values.spec).not.toHaveProperty('replicas');
    expect(made.only('autoscaling/v2/HorizontalPodAutoscaler').values.spec).toMatchObject({
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
      ...range,
    });
  });

  test('looks at the processor where nothing else is measured', () => {
    const cpu = (averageUtilization: number) => ({
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
    });
    expect(scalerOf(range).metrics).toEqual([cpu(80)]);
    expect(scalerOf({ ...range, cpu: 50 }).metrics).toEqual([cpu(50)]);
    expect(scalerOf({ ...range, pods: { requests: { averageValue: 100 } } }).metrics).toHaveLength(1);
  });

  test('looks at metrics of its pods, of other objects, and of things outside', () => {
    const { metrics } = scalerOf({
      ...range,
      cpu: 70,
      pods: { http_requests: { averageValue: '500m', matchLabels: { verb: 'GET' } } },
      objects: { requests: { describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'orders-web' }, value: '2k' } },
      external: { lag: { averageValue: 30, matchLabels: { topic: 'orders' } } },
    });
    expect(metrics).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      {
        type: 'Pods',
        pods: {
          metric: { name: 'http_requests', selector: { matchLabels: { verb: 'GET' } } },
          target: { type: 'AverageValue', averageValue: '500m' },
        },
      },
      {
        type: 'Object',
        object: {
          describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'orders-web' },
          metric: { name: 'requests' },
          target: { type: 'Value', value: '2k' },
        },
      },
      {
        type: 'External',
        external: {
          metric: { name: 'lag', selector: { matchLabels: { topic: 'orders' } } },
          target: { type: 'AverageValue', averageValue: '30' },
        },
      },
    ]);
  });

  test('looks at its own container only where sidecars run beside it', () => {
    const { metrics } = scalerOf({ ...range, memory: 70 }, { sidecars: { proxy: { image: 'ghcr.io/acme/proxy:1' } } });
    expect(metrics).toEqual([
      {
        type: 'ContainerResource',
        containerResource: { container: 'orders', name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ]);
  });

  test('changes as fast as it says', () => {
    const behavior = {
      scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }] },
      scaleDown: { stabilizationWindowSeconds: 600, selectPolicy: 'Min' },
    } as const;
    expect(scalerOf({ ...range, behavior }).behavior).toEqual(behavior);
    expect(scalerOf(range)).not.toHaveProperty('behavior');
  });

  test.each<[object, string | RegExp]>([
    [{ minReplicas: 0 }, "'autoscaling.minReplicas' is 0. Choose a whole number from 1: only with 'queue' can it be 0."],
    [{ maxReplicas: 1 }, "'autoscaling.maxReplicas' is 1. Choose a whole number from 2, its 'minReplicas'."],
    [{ pods: { 'a b': { averageValue: 1 } } }, "'autoscaling.pods' has the name 'a b'. Write the name of a metric"],
    [{ pods: { requests: { averageValue: 0 } } }, "'autoscaling.pods['requests'].averageValue' is '0'. Write a number above 0"],
    [{ external: { lag: { value: '1.5Gi' } } }, "'autoscaling.external['lag'].value' is '1.5Gi'."],
    [{ external: { lag: {} } }, "'autoscaling.external['lag']' has no target. Give it 'value' or 'averageValue'."],
    [{ external: { lag: { value: 1, averageValue: 1 } } }, "'autoscaling.external['lag']' has two targets."],
    [{ behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }, 'Choose a whole number of seconds from 0 to 3600.'],
    [
      { behavior: { scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 0 }] } } },
      "'autoscaling.behavior.scaleUp.policies[0].periodSeconds' is 0. Choose a whole number of seconds from 1 to 1800.",
    ],
    [{ behavior: { scaleUp: { policies: [] } } }, "'autoscaling.behavior.scaleUp.policies' lists nothing. List 1 or more."],
    [
      { behavior: { scaleUp: { selectPolicy: 'Most' } } },
      "'autoscaling.behavior.scaleUp.selectPolicy' is 'Most'. Choose one of: Max, Min, Disabled.",
    ],
  ])('is refused with %j', (autoscaling, message) => {
    expect(() => scalerOf({ ...range, ...autoscaling } as Autoscaling)).toThrow(message);
  });

  test('is refused on a queue where the environment has nobody for it', () => {
    const queue = { dependency: 'jobs', messagesPerReplica: 10 };
    const define = () => scalerOf({ ...range, queue }, { dependencies: { jobs: new Queue() } });
    expect(define).toThrow("approves no provisioner for 'queue'");
    expect(() => scalerOf({ ...range, queue })).toThrow(
      "Environment 'development' states no 'queueScaling', yet a workload scales on the length of its queue.",
    );
  });
});
