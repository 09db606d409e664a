import { ingressRoutes, StatefulWorkload, Workload, WorkloadProps } from '../../../../constructs';
import { DeploymentStack, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';
import { routed } from '../routing/place';

const image = 'ghcr.io/acme/orders';
const environment = cloudless();
const orders = new Service('orders', { http: { port: 80 } });
const disk = { data: { mountPath: '/data', claim: { storage: '1Gi' } } } as const;

function made(define: (stack: DeploymentStack) => unknown) {
  const { resources } = synthesize(environment, (stack) => void define(stack));
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}
const workload = (props: object) => (stack: DeploymentStack) =>
  new Workload(stack, 'orders', { image, ...props } as unknown as WorkloadProps as never);
const deploymentOf = (props: object) => made(workload(props)).only('apps/v1/Deployment').values.spec;
const budgetOf = (props: object) => made(workload(props)).ofType('policy/v1/PodDisruptionBudget')[0]?.values.spec;

describe('a strategy', () => {
  test("is Kubernetes' own where none is stated", () => {
    expect(deploymentOf({})).not.toHaveProperty('strategy');
  });

  test('is written with the parameters that are stated', () => {
    const strategyOf = (strategy: object) => deploymentOf({ replicas: 4, strategy }).strategy;
    expect(strategyOf({ type: 'RollingUpdate' })).toEqual({ type: 'RollingUpdate' });
    expect(strategyOf({ type: 'RollingUpdate', maxSurge: '50%', maxUnavailable: 0 })).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: '50%', maxUnavailable: 0 },
    });
    expect(strategyOf({ type: 'Recreate' })).toEqual({ type: 'Recreate' });
  });

  test('is Recreate where pods write to a disk that one node mounts at a time: nothing else works', () => {
    expect(deploymentOf({ replicas: 1, volumes: disk }).strategy).toEqual({ type: 'Recreate' });
    const shared = { data: { mountPath: '/data', claim: { storage: '1Gi', accessMode: 'ReadWriteMany' } } };
    expect(deploymentOf({ replicas: 3, volumes: shared })).not.toHaveProperty('strategy');
  });

  test('step by step needs no probe where nobody asks', () => {
    expect(deploymentOf({ strategy: { type: 'RollingUpdate' }, routes: {} }).strategy).toEqual({ type: 'RollingUpdate' });
  });

  test('may leave one pod missing by a percentage, which is none of one pod', () => {
    for (const replicas of [1, 4])
      expect(deploymentOf({ replicas, strategy: { type: 'RollingUpdate', maxUnavailable: '25%' } })).toBeDefined();
  });

  test.each<[string, object, string]>([
    [
      'surge on a disk of one node',
      { volumes: disk, strategy: { type: 'RollingUpdate' } },
      "'strategy.maxSurge' starts new pods beside the old ones",
    ],
    [
      'one pod that may be missing',
      { strategy: { type: 'RollingUpdate', maxUnavailable: 1 } },
      "'strategy' lets the one pod be missing at a time",
    ],
    [
      'one pod and no room',
      { strategy: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: '25%' } },
      "'maxSurge' is 0 and 'maxUnavailable' 0 of 1.",
    ],
    [
      'no room at all',
      { replicas: 3, strategy: { type: 'RollingUpdate', maxSurge: '0%', maxUnavailable: 0 } },
      'none could ever be replaced',
    ],
    ['all pods missing', { replicas: 3, strategy: { type: 'RollingUpdate', maxUnavailable: '100%' } }, 'lets all 3 pods be missing'],
    [
      'a percentage above 100',
      { strategy: { type: 'RollingUpdate', maxSurge: '101%' } },
      "'strategy.maxSurge' is '101%'. Write a whole number",
    ],
    ['half a pod', { strategy: { type: 'RollingUpdate', maxSurge: 0.5 } }, "'strategy.maxSurge' is '0.5'."],
    ['less than none', { strategy: { type: 'RollingUpdate', maxUnavailable: -1 } }, "'strategy.maxUnavailable' is '-1'."],
    ['words', { strategy: { type: 'RollingUpdate', maxSurge: 'some' } }, "'strategy.maxSurge' is 'some'."],
    ['parameters of the other', { strategy: { type: 'Recreate', maxSurge: 1 } }, "'strategy' is Recreate, and has parameters."],
    ['another name', { strategy: { type: 'BlueGreen' } }, "'strategy.type' is 'BlueGreen'. Choose one of: Recreate, RollingUpdate."],
  ])('is refused with %s', (_, props, message) => {
    expect(() => deploymentOf({ replicas: 1, ...props })).toThrow(message);
  });

  test.each<[string, object]>([
    ['two pods', { replicas: 2 }],
    ['up to two pods', { autoscaling: { minReplicas: 1, maxReplicas: 2 }, resources: { requests: { cpu: '1' } } }],
  ])('is refused with %s on a disk of one node', (_, scale) => {
    expect(() => deploymentOf({ ...scale, volumes: disk })).toThrow(
      "'volumes.data' is a disk that one node mounts at a time, and 2 pods would share it. State 'replicas: 1'",
    );
  });

  test('so are jobs of a workload with one, which would wait for it while the workload runs', () => {
    expect(() => deploymentOf({ replicas: 1, volumes: disk, jobs: { migrate: { command: ['/migrate'] } } })).toThrow(
      "'volumes.data' is a disk that one node mounts at a time, and job 'migrate' would wait for it",
    );
  });

  test('so are pods of a stateful workload that share one', () => {
    const volumeClaimTemplates = { own: { mountPath: '/own', storage: '1Gi' } } as const;
    expect(() =>
      made((stack) => new StatefulWorkload(stack, 'orders', { image, volumes: disk, volumeClaimTemplates, replicas: 2 })),
    ).toThrow("'volumes.data' is a disk that one node mounts at a time");
  });
});

describe('a rollout step by step, while the pods are called,', () => {
  const called = (props: object) => () =>
    made((stack) => {
      workload({ ports: orders.ports, ...props })(stack);
      new Workload(stack, 'frontend', { image, dependencies: { orders: orders.at('http') } });
    });
  const strategy = { type: 'RollingUpdate', maxUnavailable: 0 };

  test('needs a probe that says when a pod is ready', () => {
    expect(called({ strategy })).toThrow("no probe says when a new one is ready. State 'readinessProbe'.");
    expect(called({ strategy, readinessProbe: { tcpSocket: { port: 'http' } } })).not.toThrow();
    expect(called({ strategy, startupProbe: { tcpSocket: { port: 'http' } } })).not.toThrow();
  });

  test('needs one too where a single route is all that leads to them', () => {
    const routes = { web: { host: 'shop.example.com', port: 'http' } } as const;
    const props = { image: 'ghcr.io/acme/frontend', ports: orders.ports, routes, strategy: { type: 'RollingUpdate' } } as const;
    const routing = routed(ingressRoutes({ ingressClassName: 'nginx' }));
    expect(() => synthesize(routing, (stack) => void new Workload(stack, 'frontend', props))).toThrow(
      'no probe says when a new one is ready.',
    );
  });

  test('is nothing that a workload asks for which states no strategy, or all at once: a policy judges those', () => {
    expect(called({})).not.toThrow();
    expect(called({ strategy: { type: 'Recreate' } })).not.toThrow();
  });

  test('is no matter where nobody calls', () => {
    expect(() => deploymentOf({ ports: orders.ports, strategy })).not.toThrow();
  });
});

describe('a disruption budget', () => {
  test('lets one pod go at a time, where there are several', () => {
    expect(budgetOf({ replicas: 3 })).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
    expect(budgetOf({ replicas: 1 })).toBeUndefined();
    expect(budgetOf({ autoscaling: { minReplicas: 1, maxReplicas: 20 }, resources: { requests: { cpu: '1' } } })).toMatchObject({
      maxUnavailable: 1,
    });
  });

  test('is what the workload says, either way', () => {
    expect(budgetOf({ replicas: 4, podDisruptionBudget: { minAvailable: '50%' } })).toMatchObject({ minAvailable: '50%' });
    expect(budgetOf({ replicas: 4, podDisruptionBudget: { minAvailable: '50%' } })).not.toHaveProperty('maxUnavailable');
    expect(budgetOf({ replicas: 4, podDisruptionBudget: { maxUnavailable: '1%' } })).toMatchObject({ maxUnavailable: '1%' });
  });

  test('counts the fewest pods of an autoscaled workload', () => {
    const autoscaled = (minReplicas: number) => ({
      autoscaling: { minReplicas, maxReplicas: 9 },
      resources: { requests: { cpu: '1' } },
      podDisruptionBudget: { minAvailable: 2 },
    });
    expect(budgetOf(autoscaled(3))).toMatchObject({ minAvailable: 2 });
    expect(() => budgetOf(autoscaled(2))).toThrow('lets none of 2 pods be evicted');
    expect(() => budgetOf({ ...autoscaled(1), podDisruptionBudget: { minAvailable: '50%' } })).toThrow('lets none of 1 pod be evicted');
    expect(budgetOf({ ...autoscaled(1), podDisruptionBudget: { maxUnavailable: '10%' } })).toMatchObject({ maxUnavailable: '10%' });
  });

  test('is looked at where one pod runs, and holds for it', () => {
    expect(budgetOf({ replicas: 1, podDisruptionBudget: { maxUnavailable: 1 } })).toMatchObject({ maxUnavailable: 1 });
    expect(() => budgetOf({ replicas: 1, podDisruptionBudget: { minAvailable: 1 } })).toThrow(
      "'podDisruptionBudget.minAvailable' is 1, which lets none of 1 pod be evicted: no node of theirs could be drained.",
    );
    expect(() => budgetOf({ replicas: 1, podDisruptionBudget: { maxUnavailable: 'x' } })).toThrow(
      "'podDisruptionBudget.maxUnavailable' is 'x'.",
    );
  });

  test('is of no pod where none runs, and well formed nevertheless', () => {
    expect(budgetOf({ replicas: 0, podDisruptionBudget: { minAvailable: 1 } })).toBeUndefined();
    expect(() => budgetOf({ replicas: 0, podDisruptionBudget: {} })).toThrow("'podDisruptionBudget' has no limit, or two.");
  });

  test('of a stateful workload too', () => {
    const resources = made(
      (stack) =>
        new StatefulWorkload(stack, 'orders', {
          image,
          volumeClaimTemplates: { own: { mountPath: '/own', storage: '1Gi' } },
          replicas: 3,
          podDisruptionBudget: { minAvailable: 2 },
        }),
    );
    expect(resources.only('policy/v1/PodDisruptionBudget').values.spec).toMatchObject({ minAvailable: 2 });
  });

  test.each<[object, string]>([
    [
      { maxUnavailable: 0 },
      "'podDisruptionBudget.maxUnavailable' is 0, which lets none of 3 pods be evicted: no node of theirs could be drained.",
    ],
    [{ maxUnavailable: '0%' }, 'lets none of 3 pods be evicted'],
    [{ minAvailable: 3 }, "'podDisruptionBudget.minAvailable' is 3, which lets none of 3 pods be evicted"],
    [{ minAvailable: '90%' }, "'podDisruptionBudget.minAvailable' is 90%, which lets none of 3 pods be evicted"],
    [{ minAvailable: '110%' }, "'podDisruptionBudget.minAvailable' is '110%'."],
    [{ minAvailable: 1, maxUnavailable: 1 }, "'podDisruptionBudget' has no limit, or two."],
    [{}, "'podDisruptionBudget' has no limit, or two."],
  ])('is refused with %j', (podDisruptionBudget, message) => {
    expect(() => budgetOf({ replicas: 3, podDisruptionBudget })).toThrow(message);
  });
});
