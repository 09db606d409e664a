import { podsNode } from '../../../../policies/kubernetes/pods/pods-node';
import { podsPlainSecret } from '../../../../policies/kubernetes/pods/pods-plain-secret';
import { podsPriority } from '../../../../policies/kubernetes/pods/pods-priority';
import { podsShareProcesses } from '../../../../policies/kubernetes/pods/pods-share-processes';
import { podsToken } from '../../../../policies/kubernetes/pods/pods-token';
import { cronJob, deployment, describePolicy, kubernetes, pod } from '../table';

describePolicy(podsPriority, {
  pass: {
    none: deployment({}),
    'one of ours': deployment({ priorityClassName: 'high' }),
    'what belongs to the cluster': deployment({ priorityClassName: 'system-cluster-critical' }, { metadata: { namespace: 'kube-system' } }),
  },
  fail: {
    'that of the cluster': deployment({ priorityClassName: 'system-cluster-critical' }),
    'that of nodes, in a CronJob': cronJob({ priorityClassName: 'system-node-critical' }),
  },
});

const everyTaint = { tolerations: [{ operator: 'Exists' }] };
const affine = (term: object) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] } } },
});
const controlPlane = ['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master', 'node-role.kubernetes.io/controlplane'];
describePolicy(podsNode, {
  pass: {
    'where the scheduler says': deployment({ nodeSelector: { pool: 'memory' } }),
    'any machine but one': deployment(
      affine({ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: ['ip-10-0-0-1'] }] }),
    ),
    'machines of a zone': deployment(
      affine({ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-west-1a'] }] }),
    ),
    'one taint': deployment({ tolerations: [{ key: 'pool', operator: 'Exists' }] }),
    'what runs on every machine, also on those of the control plane': kubernetes('apps/v1/DaemonSet', {
      spec: { template: { spec: { tolerations: controlPlane.map((key) => ({ key, operator: 'Exists' })) } } },
    }),
    'a machine that is ill for a while': deployment({ tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }] }),
    'what runs on every machine': kubernetes('apps/v1/DaemonSet', { spec: { template: { spec: everyTaint } } }),
  },
  fail: {
    'a machine by its name': pod({ nodeName: 'ip-10-0-0-1' }),
    'every taint': deployment(everyTaint),
    ...Object.fromEntries(
      controlPlane.flatMap((label) => [
        [`the taint ${label}`, deployment({ tolerations: [{ key: label, operator: 'Exists', effect: 'NoSchedule' }] })],
        [`machines with the label ${label}`, deployment({ nodeSelector: { [label]: '' } })],
      ]),
    ),
    'a machine by its label': deployment({ nodeSelector: { 'kubernetes.io/hostname': 'ip-10-0-0-1' } }),
    'a machine by an affinity to its name': deployment(
      affine({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['ip-10-0-0-1'] }] }),
    ),
    'machines by an affinity to their labels': deployment(
      affine({ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['ip-10-0-0-1', 'ip-10-0-0-2'] }] }),
    ),
  },
});

describePolicy(podsShareProcesses, {
  pass: { 'nothing said': deployment({}), 'said so': deployment({ shareProcessNamespace: false }) },
  fail: { 'shared processes': deployment({ shareProcessNamespace: true }) },
});

const token = (serviceAccountToken: object) => ({ volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken }] } }] });
const account = (automountServiceAccountToken: boolean) => kubernetes('v1/ServiceAccount', { automountServiceAccountToken });
describePolicy(podsToken, {
  pass: {
    'a token for somebody else': deployment({ automountServiceAccountToken: false, ...token({ audience: 'vault', path: 'token' }) }),
    'who asks the API': deployment({ automountServiceAccountToken: true, ...token({ path: 'token' }) }),
    'an account that gives one': [deployment({ serviceAccountName: 'it', ...token({ path: 'token' }) }), account(true)],
    'an account that gives none, and a pod that asks': [
      deployment({ serviceAccountName: 'it', automountServiceAccountToken: true, ...token({ path: 'token' }) }),
      account(false),
    ],
    'a name like that of the API server': deployment({
      automountServiceAccountToken: false,
      ...token({ audience: 'https://kubernetes.example.com', path: 'token' }),
    }),
    'no volume': deployment({ automountServiceAccountToken: false }),
    'a token for a day': deployment(token({ audience: 'sts.amazonaws.com', expirationSeconds: 86400, path: 'token' })),
  },
  fail: {
    'a token for a year': deployment(token({ audience: 'vault', expirationSeconds: 31536000, path: 'token' })),
    'a token of the API for a year': deployment({
      automountServiceAccountToken: true,
      ...token({ expirationSeconds: '31536000', path: 'token' }),
    }),
    'a token of the API': deployment({ automountServiceAccountToken: false, ...token({ path: 'token' }) }),
    ...Object.fromEntries(
      [
        'https://kubernetes.default.svc',
        'https://kubernetes.default.svc.cluster.local',
        'https://oidc.eks.eu-west-1.amazonaws.com/id/1A',
      ].map((audience) => [
        `a token for ${audience}`,
        deployment({ automountServiceAccountToken: false, ...token({ audience, path: 'token' }) }),
      ]),
    ),
    'a token past what its account says': [deployment({ serviceAccountName: 'it', ...token({ path: 'token' }) }), account(false)],
  },
});

const running = (...args: readonly string[]) => deployment({ containers: [{ name: 'server', args }] });
const login = { exec: { command: ['psql', '--password=hunter2!'] } };
const probing = (header: object) =>
  deployment({ containers: [{ name: 'server', readinessProbe: { httpGet: { port: 80, httpHeaders: [header] } } }] });
describePolicy(podsPlainSecret, {
  pass: {
    'a file': running('--password-file=/run/secrets/password', '--token=/run/token'),
    'a variable': running('--password=$(DB_PASSWORD)'),
    'a switch': running('--rotate-secret=true', '--verbose'),
    'a header of a probe': probing({ name: 'X-Probe', value: 'kubelet' }),
    'a header that is filled in': probing({ name: 'Authorization', value: 'Bearer $(TOKEN)' }),
    'a probe that reads a file': deployment({
      containers: [{ name: 'server', livenessProbe: { exec: { command: ['sh', '-c', 'redis-cli -a "$(cat /run/password)" ping'] } } }],
    }),
    'the name of a Secret': running('--secret-name=webhook-certs', '--tls-secret-namespace=shop'),
  },
  fail: {
    'a password': running('--password=hunter2!'),
    ...Object.fromEntries(
      [
        { livenessProbe: login },
        { readinessProbe: login },
        { startupProbe: login },
        { lifecycle: { postStart: login } },
        { lifecycle: { preStop: login } },
      ].map((asked) => [
        `a password in ${JSON.stringify(asked).replace(/[{}":]+/g, ' ')}`,
        deployment({ containers: [{ name: 'server', ...asked }] }),
      ]),
    ),
    'a token of a probe': probing({ name: 'Authorization', value: 'Bearer a6f1c9e2b3d4' }),
    'a name and a password of a probe': probing({ name: 'Authorization', value: 'Basic c2hvcDpodW50ZXIy' }),
    'a key of a probe': probing({ name: 'X-API-Key', value: 'hunter2!' }),
    'a password for who debugs': pod({ ephemeralContainers: [{ name: 'debug', args: ['--password=hunter2!'] }] }),
    'a key': running('--api-key=abcdef'),
    'a token of GitHub': pod({
      initContainers: [{ name: 'clone', command: ['git', 'clone', `https://ghp_${'a1B2'.repeat(9)}@github.com/a/b`] }],
    }),
  },
});
