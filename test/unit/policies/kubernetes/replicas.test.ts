import { deployStrategy } from '../../../../policies/kubernetes/scaling/deploy-strategy';
import { hpaTarget } from '../../../../policies/kubernetes/scaling/hpa-target';
import { pdbNotBlocking } from '../../../../policies/kubernetes/scaling/pdb-not-blocking';
import { pdbPresent } from '../../../../policies/kubernetes/scaling/pdb-present';
import { pdbUnhealthy } from '../../../../policies/kubernetes/scaling/pdb-unhealthy';
import { minimum, minimumProtected, replicasMin } from '../../../../policies/kubernetes/scaling/replicas-min';
import { replicasSpread } from '../../../../policies/kubernetes/scaling/replicas-spread';
import { deployment, describePolicy, kubernetes } from '../table';

const labels = { app: 'orders' };
const selector = { matchLabels: labels };
const replicated = (replicas?: number | string, podSpec = {}) => deployment(podSpec, { replicas, pod: { labels } });
const autoscaler = (spec: object = {}) =>
  kubernetes('autoscaling/v2/HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'it' }, minReplicas: 2, maxReplicas: 5, ...spec },
  });
const scaledObject = (spec: object) => kubernetes('keda.sh/v1alpha1/ScaledObject', { spec: { scaleTargetRef: { name: 'it' }, ...spec } });
const budget = (spec: object) => kubernetes('policy/v1/PodDisruptionBudget', { spec: { selector, ...spec } });

/** Everything that keeps a number of pods. */
const kinds = [
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'apps/v1/ReplicaSet',
  'v1/ReplicationController',
  'argoproj.io/v1alpha1/Rollout',
];
const kept = (type: string, replicas: number | undefined, podSpec: object = {}) =>
  kubernetes(type, {
    spec: { ...(replicas !== undefined && { replicas }), template: { metadata: { labels }, spec: { containers: [], ...podSpec } } },
  });
const ofKinds = <T>(row: (type: string) => T, types: readonly string[] = kinds) =>
  Object.fromEntries(types.map((type) => [`of ${type}`, row(type)]));
/** A StatefulSet may have one pod. */
const interchangeable = kinds.filter((type) => type !== 'apps/v1/StatefulSet');
const scaledBy = (version: string, type: string, spec: object) => {
  const [, apiVersion, kind] = /^(.*)\/(.*)$/.exec(type)!;
  return kubernetes(`autoscaling/${version}/HorizontalPodAutoscaler`, {
    spec: { scaleTargetRef: { apiVersion, kind, name: 'it' }, maxReplicas: 5, ...spec },
  });
};

describePolicy(replicasMin, {
  pass: {
    ...ofKinds((type) => kept(type, 2)),
    'what an autoscaler of the first version scales': [replicated(), scaledBy('v1', 'apps/v1/Deployment', {})],
    'a Rollout that is scaled automatically': [kept('argoproj.io/v1alpha1/Rollout', 1), scaledBy('v2', 'argoproj.io/v1alpha1/Rollout', {})],
    'two pods': replicated(2),
    'a Deployment that is scaled automatically': [replicated(), autoscaler()],
    'one that KEDA scales': [replicated(), scaledObject({ minReplicaCount: 1 })],
  },
  excused: {
    'a StatefulSet of one pod': kept('apps/v1/StatefulSet', 1),
    'a workload that is stopped': replicated(0),
    'one pod, where the environment says that one is enough': { resources: [replicated(1)], parameters: [minimum.set(1)] },
  },
  fail: {
    ...ofKinds((type) => kept(type, 1), interchangeable),
    'one that an autoscaler keeps at one pod': [replicated(1), autoscaler({ minReplicas: 1, maxReplicas: 1 })],
    'one that KEDA keeps at one pod': [replicated(1), scaledObject({ minReplicaCount: 1, maxReplicaCount: 1 })],
    'two pods that an autoscaler makes one': [replicated(2), scaledBy('v1', 'apps/v1/Deployment', { minReplicas: 1, maxReplicas: 1 })],
    'one pod': replicated(1),
    'a Deployment that says nothing, which is one pod': replicated(),
    'two pods where the environment demands three': { resources: [replicated(2)], protected: true, parameters: [minimumProtected.set(3)] },
  },
  unknown: { 'a number that is substituted later': replicated('${REPLICAS}') },
});

describePolicy(replicasSpread, {
  pass: {
    ...ofKinds((type) => kept(type, 2, { topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }] })),
    'pods that are spread': replicated(2, { topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }] }),
    'pods that avoid each other': replicated(2, { affinity: { podAntiAffinity: {} } }),
  },
  excused: {
    'a Rollout whose pods a Deployment describes': kubernetes('argoproj.io/v1alpha1/Rollout', {
      spec: { replicas: 2, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    }),
    'a single pod': replicated(1),
    'a Deployment that says nothing, which is one pod': replicated(),
  },
  fail: {
    ...ofKinds((type) => kept(type, 2)),
    'pods that may share a node': replicated(2),
    'an empty list of constraints': replicated(2, { topologySpreadConstraints: [] }),
  },
  unknown: { 'a number that is substituted later': replicated('${REPLICAS}') },
});

describePolicy(pdbPresent, {
  pass: {
    ...ofKinds((type) => [kept(type, 2), budget({ maxUnavailable: '50%' })]),
    'a percentage that rounds up to one pod': [replicated(2), budget({ minAvailable: '1%' })],
    'a budget that selects the pods': [replicated(2), budget({ maxUnavailable: 1 })],
  },
  excused: {
    'a single pod': replicated(1),
  },
  fail: {
    ...ofKinds((type) => kept(type, 2)),
    'no budget': replicated(2),
    'a percentage of pods that may go which rounds up to all of them': [replicated(2), budget({ maxUnavailable: '51%' })],
    'the same of three': [replicated(3), budget({ maxUnavailable: '67%' })],
    'a budget that keeps no percent': [replicated(2), budget({ minAvailable: '0%' })],
    'a budget of others': [replicated(2), budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'other' } } })],
    'a budget that lets all pods go': [replicated(2), budget({ maxUnavailable: '100%' })],
    'a budget of as many pods as there are': [replicated(2), budget({ maxUnavailable: 2 })],
    'a budget that keeps none': [replicated(2), budget({ minAvailable: 0 })],
    'no budget for what is scaled automatically': [replicated(), autoscaler()],
  },
  unknown: { 'a budget whose selector is substituted later': [replicated(2), budget({ selector: '${SELECTOR}' })] },
});

describePolicy(pdbNotBlocking, {
  pass: {
    'one pod at a time': [budget({ maxUnavailable: 1 }), replicated(2)],
    'fewer pods than there are': [budget({ minAvailable: 1 }), replicated(2)],
    'half of the pods': [budget({ minAvailable: '50%' }), replicated(2)],
    'fewer pods than KEDA keeps': [budget({ minAvailable: 1 }), replicated(), scaledObject({ minReplicaCount: 2 })],
  },
  excused: {
    'a budget whose pods are elsewhere': budget({ minAvailable: 1 }),
    'pods that KEDA stops': [budget({ minAvailable: 1 }), replicated(), scaledObject({})],
  },
  fail: {
    'no pod at a time': budget({ maxUnavailable: 0 }),
    'no percent of them at a time': budget({ maxUnavailable: '0%' }),
    'all pods': budget({ minAvailable: '100%' }),
    'as many pods as there are': [budget({ minAvailable: 2 }), replicated(2)],
    'more than the autoscaler keeps': [budget({ minAvailable: 2 }), replicated(), autoscaler()],
    'as many as KEDA keeps': [budget({ minAvailable: 1 }), replicated(), scaledObject({ minReplicaCount: 1, maxReplicaCount: 9 })],
    'a percentage that rounds up to all of them': [budget({ minAvailable: '60%' }), replicated(2)],
    ...ofKinds((type) => [budget({ minAvailable: 2 }), kept(type, 2)]),
  },
  unknown: { 'a number that is substituted later': budget({ maxUnavailable: '${COUNT}' }) },
});

describePolicy(pdbUnhealthy, {
  pass: {
    'a policy beside a number': budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
    'a policy': budget({ unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
  },
  fail: { 'no policy': budget({ maxUnavailable: 1 }) },
  unknown: { 'a specification that is substituted later': kubernetes('policy/v1/PodDisruptionBudget', { spec: '${SPEC}' }) },
});

const cpu = { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }] };

describePolicy(hpaTarget, {
  pass: {
    'a Deployment that requests what is measured': [
      autoscaler(cpu),
      replicated(undefined, { containers: [{ name: 'server', resources: { requests: { cpu: '50m' } } }] }),
    ],
  },
  excused: {
    'a metric that is no share of what containers request': [autoscaler({ metrics: [{ type: 'External' }] }), replicated()],
  },
  fail: {
    'nothing to scale': autoscaler(),
    'what only another group has': [
      autoscaler({ scaleTargetRef: { apiVersion: 'apps.example.com/v1', kind: 'Deployment', name: 'it' } }),
      replicated(),
    ],
    'a Deployment that requests nothing': [autoscaler(cpu), replicated(undefined, { containers: [{ name: 'server' }] })],
  },
  unknown: { 'a target that is substituted later': autoscaler({ scaleTargetRef: '${TARGET}' }) },
});

const strategy = (replicas: number, given?: object) => deployment({}, { replicas, strategy: given });

describePolicy(deployStrategy, {
  pass: {
    'one pod at a time': strategy(2, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }),
    'a quarter of the pods at a time': strategy(1, { rollingUpdate: { maxUnavailable: '25%' } }),
  },
  excused: {
    'what Kubernetes does by itself': strategy(2),
    'a Deployment that is stopped': strategy(0, { rollingUpdate: { maxUnavailable: 1 } }),
  },
  fail: {
    'all pods at once': strategy(2, { type: 'Recreate' }),
    'as many pods at a time as there are': strategy(2, { rollingUpdate: { maxUnavailable: 2 } }),
    'all of them, in percent': strategy(2, { rollingUpdate: { maxUnavailable: '100%' } }),
  },
  unknown: { 'a strategy that is substituted later': strategy(2, { type: '${STRATEGY}' }) },
});
