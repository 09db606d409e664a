import type { Resource } from '../../../../lib';
import { selectorMatches } from '../../../../policies/kubernetes/network/selector-matches';
import { apiRemoved } from '../../../../policies/kubernetes/objects/api-removed';
import { labels, labelsRequired } from '../../../../policies/kubernetes/objects/labels-required';
import { namespaceNotDefault } from '../../../../policies/kubernetes/objects/namespace-not-default';
import { namespacePsaLabels } from '../../../../policies/kubernetes/objects/namespace-psa-labels';
import { namespaceQuota } from '../../../../policies/kubernetes/objects/namespace-quota';
import { removals } from '../../../../policies/kubernetes/objects/removals';
import { yamlAmbiguous } from '../../../../policies/kubernetes/objects/yaml-ambiguous';
import { jobRepeatable } from '../../../../policies/kubernetes/pods/job-repeatable';
import { jobTtl } from '../../../../policies/kubernetes/pods/job-ttl';
import { cronJob, deployment, describePolicy, kubernetes, pod, terraform } from '../table';

describePolicy(namespaceNotDefault, {
  pass: {
    'a namespace of its own': pod({}),
  },
  excused: {
    'what the cluster itself makes': kubernetes('v1/ConfigMap', { metadata: { name: 'kube-root-ca.crt', namespace: 'default' } }),
  },
  fail: {
    'the namespace that all share': pod({}, { namespace: 'default' }),
    'no namespace': kubernetes('v1/Service', { metadata: { namespace: undefined } }),
  },
  unknown: { 'a namespace that is substituted later': pod({}, { namespace: '${NAMESPACE}' }) },
});

const namespace = (given?: object) => kubernetes('v1/Namespace', { metadata: { namespace: undefined, labels: given } });

const shop = kubernetes('v1/Namespace', { metadata: { name: 'shop' } });
const limits = { spec: { hard: { pods: '20' } } };
describePolicy(namespaceQuota, {
  pass: {
    'a quota': [shop, deployment({}), kubernetes('v1/ResourceQuota', limits)],
    'a quota of Terraform': [
      shop,
      deployment({}),
      terraform('kubernetes_resource_quota_v1', { metadata: [{ name: 'it', namespace: 'shop' }] }),
    ],
    'a namespace in which nothing runs': [shop, kubernetes('v1/ConfigMap')],
    'a namespace beside the one in which something runs': [shop, deployment({}, { metadata: { namespace: 'other' } })],
  },
  fail: {
    'no quota': [shop, deployment({})],
    'a quota of another namespace': [shop, pod({}), kubernetes('v1/ResourceQuota', { metadata: { namespace: 'other' }, ...limits })],
  },
});

describePolicy(namespacePsaLabels, {
  pass: {
    'a standard at a version': namespace({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.34',
    }),
  },
  fail: {
    'no labels': namespace(),
    'no version': namespace({ 'pod-security.kubernetes.io/enforce': 'baseline' }),
    'no standard': namespace({ 'pod-security.kubernetes.io/enforce': 'privileged', 'pod-security.kubernetes.io/enforce-version': 'v1.34' }),
  },
  unknown: {
    'a standard that is substituted later': namespace({
      'pod-security.kubernetes.io/enforce': '${LEVEL}',
      'pod-security.kubernetes.io/enforce-version': 'v1.34',
    }),
  },
});

const labelled = (given?: object) => deployment({}, { metadata: { labels: given } });
const common = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/part-of': 'shop' };

describePolicy(labelsRequired, {
  pass: {
    'the common labels': labelled(common),
    'the labels that the platform asks for': { resources: [labelled({ owner: 'team-orders' })], parameters: [labels.set(['owner'])] },
  },
  fail: {
    'no labels': labelled(),
    'one of them': labelled({ 'app.kubernetes.io/name': 'orders' }),
    'the common labels, where the platform asks for an owner': { resources: [labelled(common)], parameters: [labels.set(['owner'])] },
  },
  unknown: { 'labels that are substituted later': deployment({}, { metadata: { labels: '${LABELS}' } }) },
});

const cronJobV1Beta1 = kubernetes('batch/v1beta1/CronJob');

describePolicy(apiRemoved, {
  pass: {
    'the version that took its place': {
      resources: [{ ...cronJobV1Beta1, type: 'batch/v1/CronJob', values: { ...cronJobV1Beta1.values, apiVersion: 'batch/v1' } }],
      kubernetesVersions: { cluster: '1.25' },
    },
    'a version that is served': cronJob({}),
    'a version that is still served': { resources: [cronJobV1Beta1], kubernetesVersions: { cluster: '1.24' } },
  },
  fail: { 'a version that is gone': { resources: [cronJobV1Beta1], kubernetesVersions: { cluster: '1.25' } } },
});

/** As the guide lists them, release by release. */
const guide: Readonly<Record<string, readonly string[]>> = {
  '1.32': ['flowcontrol.apiserver.k8s.io/v1beta3: FlowSchema PriorityLevelConfiguration'],
  '1.29': ['flowcontrol.apiserver.k8s.io/v1beta2: FlowSchema PriorityLevelConfiguration'],
  '1.27': ['storage.k8s.io/v1beta1: CSIStorageCapacity'],
  '1.26': ['flowcontrol.apiserver.k8s.io/v1beta1: FlowSchema PriorityLevelConfiguration', 'autoscaling/v2beta2: HorizontalPodAutoscaler'],
  '1.25': [
    ...['batch/v1beta1: CronJob', 'discovery.k8s.io/v1beta1: EndpointSlice', 'events.k8s.io/v1beta1: Event'],
    ...['autoscaling/v2beta1: HorizontalPodAutoscaler', 'policy/v1beta1: PodDisruptionBudget PodSecurityPolicy'],
    'node.k8s.io/v1beta1: RuntimeClass',
  ],
  '1.22': [
    'admissionregistration.k8s.io/v1beta1: MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    ...['apiextensions.k8s.io/v1beta1: CustomResourceDefinition', 'apiregistration.k8s.io/v1beta1: APIService'],
    ...['certificates.k8s.io/v1beta1: CertificateSigningRequest', 'coordination.k8s.io/v1beta1: Lease'],
    ...['extensions/v1beta1: Ingress', 'networking.k8s.io/v1beta1: Ingress IngressClass'],
    'rbac.authorization.k8s.io/v1beta1: ClusterRole ClusterRoleBinding Role RoleBinding',
    ...['scheduling.k8s.io/v1beta1: PriorityClass', 'storage.k8s.io/v1beta1: CSIDriver CSINode StorageClass VolumeAttachment'],
  ],
  '1.16': [
    'extensions/v1beta1: DaemonSet Deployment NetworkPolicy PodSecurityPolicy ReplicaSet',
    ...['apps/v1beta1: Deployment StatefulSet', 'apps/v1beta2: DaemonSet Deployment ReplicaSet StatefulSet'],
  ],
};

test('a version is refused from the release on that the guide says', () => {
  const listed = Object.entries(guide).flatMap(([release, lines]) =>
    lines.flatMap((line) => {
      const [version, kinds] = line.split(': ') as [string, string];
      return kinds.split(' ').map((kind) => [`${version}/${kind}`, Number(release.split('.')[1])] as const);
    }),
  );
  expect(removals).toEqual(Object.fromEntries(listed));
});

const selecting = (matchLabels: object, podLabels: object) => deployment({}, { selector: { matchLabels }, pod: { labels: podLabels } });

describePolicy(selectorMatches, {
  pass: { 'labels of its pods': selecting({ app: 'orders' }, { app: 'orders', tier: 'web' }), 'no selector': deployment({}) },
  excused: {
    'a selector by matchExpressions': deployment(
      {},
      { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['orders'] }] }, pod: { labels: { app: 'orders' } } },
    ),
  },
  fail: { 'other labels': selecting({ app: 'orders' }, { app: 'order' }), 'labels that its pods lack': selecting({ app: 'orders' }, {}) },
  unknown: { 'labels that are substituted later': selecting({ app: 'orders' }, { app: '${APP}' }) },
});

const job = (spec: object, metadata = {}) => kubernetes('batch/v1/Job', { metadata, spec });

describePolicy(jobTtl, {
  pass: {
    'a Job that is removed': job({ ttlSecondsAfterFinished: 3600 }),
    'a CronJob, whose history is limited': cronJob({}),
  },
  excused: {
    'a Job of a CronJob': job({}, { ownerReferences: [{ kind: 'CronJob', name: 'nightly' }] }),
    'a Job whose name carries the hash of its template': job({}, { name: 'migrate-3f2a9c1b' }),
  },
  fail: {
    'a Job that stays': job({}, { name: 'migrate' }),
    'a CronJob whose Jobs are removed': cronJob({}, { ttlSecondsAfterFinished: 3600 }),
  },
  unknown: { 'a Job whose name is substituted later': job({}, { name: '${NAME}' }) },
});

const inClusters = (made: Resource, ...clusters: string[]) => ({
  resources: clusters.map((cluster) => ({ ...made, address: made.address.replace('cluster', cluster) })),
});

describePolicy(jobRepeatable, {
  pass: {
    'a CronJob of the first of two clusters': inClusters(cronJob({}), 'blue'),
    'two Jobs of two clusters': {
      resources: [job({}), { ...job({}, { name: 'other' }), address: 'green/shop/Job/other' }],
    },
    'a Job of one cluster': job({}),
    'a CronJob of one cluster': cronJob({}),
  },
  excused: {
    'a CronJob that is suspended': inClusters(kubernetes('batch/v1/CronJob', { spec: { suspend: true } }), 'blue', 'green'),
  },
  fail: {
    'a Job of two clusters': inClusters(job({}), 'blue', 'green'),
    'a CronJob of two clusters': inClusters(cronJob({}), 'blue', 'green'),
  },
});

describePolicy(yamlAmbiguous, {
  pass: { 'what all read alike': pod({}), 'Terraform JSON': { ...kubernetes('v1/ConfigMap'), ambiguous: [] } },
  fail: {
    'text that programs read differently': {
      ...kubernetes('v1/ConfigMap', { data: { a: true } }),
      ambiguous: [{ path: ['data', 'a'], text: 'yes', readings: 'kubectl reads true, YAML 1.2 text' }],
    },
  },
});
