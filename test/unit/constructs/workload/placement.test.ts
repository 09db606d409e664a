import { Workload } from '../../../../constructs';
import { NodePlacement } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const memoryOptimized: NodePlacement = {
  nodeSelector: { 'example.com/pool': 'memory' },
  tolerations: [{ key: 'pool', value: 'memory', effect: 'NoSchedule' }, { key: 'spot' }],
  runtimeClassName: 'gvisor',
  priorityClassName: 'business-critical',
};

function podsOf(placement: string | undefined, placements?: Readonly<Record<string, NodePlacement>>) {
  const environment = cloudless({ ...(placements && { placements }) });
  const props = { image: 'ghcr.io/acme/orders', ...(placement && { placement }), jobs: { migrate: { command: ['/migrate'] } } };
  const { resources } = synthesize(environment, (stack) => void new Workload(stack, 'orders', props));
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return ['apps/v1/Deployment', 'batch/v1/Job'].map((type) => resources.only(type).values.spec.template.spec);
}

test('a workload names nodes that the operator approved, and its jobs run there too', () => {
  for (const pod of podsOf('memoryOptimized', { memoryOptimized })) {
    expect(pod).toMatchObject({
      nodeSelector: { 'example.com/pool': 'memory' },
      tolerations: [
        { key: 'pool', operator: 'Equal', value: 'memory', effect: 'NoSchedule' },
        { key: 'spot', operator: 'Exists' },
      ],
      runtimeClassName: 'gvisor',
      priorityClassName: 'business-critical',
    });
  }
});

test('pods stay spread over zones and nodes wherever they are placed', () => {
  expect(podsOf('memoryOptimized', { memoryOptimized })[0].topologySpreadConstraints).toEqual(
    podsOf(undefined)[0].topologySpreadConstraints,
  );
});

test('where the operator says so, a name is any node', () => {
  const [pod] = podsOf('memoryOptimized', { memoryOptimized: {} });
  expect(pod).toEqual(podsOf(undefined)[0]);
});

test('a name that is not approved is refused, with those that are', () => {
  expect(() => podsOf('gpu', { memoryOptimized, spot: {} })).toThrow(
    "'placement' is 'gpu', which environment 'development' does not have (placements: memoryOptimized, spot). State one of them, or add it",
  );
  expect(() => podsOf('toString')).toThrow("'placement' is 'toString', which environment 'development' does not have (placements: none).");
});

test.each<[NodePlacement, string]>([
  [{ nodeSelector: { 'a b': 'c' } }, "'placements.odd.nodeSelector' of environment 'development' has the entry 'a b'."],
  [{ nodeSelector: { a: 'b c' } }, "'placements.odd.nodeSelector.a' of environment 'development' is 'b c'."],
  [{ runtimeClassName: 'gVisor' }, "'placements.odd.runtimeClassName' of environment 'development' is 'gVisor'."],
  [{ priorityClassName: '' }, "'placements.odd.priorityClassName' of environment 'development' is ''."],
  [{ tolerations: [{ value: 'x' }] }, 'has the toleration {"value":"x"}: only Exists goes without a key.'],
  [{ tolerations: [{ key: 'a', operator: 'Exists', value: 'x' }] }, 'Exists goes without a value'],
  [{ tolerations: [{ key: 'a', tolerationSeconds: 5 }] }, 'tolerationSeconds go with NoExecute'],
  [{ tolerations: [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 0.5 }] }, 'Choose a whole number of seconds.'],
])('an environment is refused with the placement %j', (placement, message) => {
  expect(() => cloudless({ placements: { odd: placement } })).toThrow(message);
});
