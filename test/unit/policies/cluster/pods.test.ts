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
  },
  excused: {
    'what lies in kube-system': deployment({ priorityClassName: 'system-cluster-critical' }, { metadata: { namespace: 'kube-system' } }),
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
    'machines of a zone': deployment(
      affine({ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-west-1a'] }] }),
    ),
  },
  excused: {
    'an affinity to any machine but one': deployment(
      affine({ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: ['ip-10-0-0-1'] }] }),
    ),
    'a toleration of one taint': deployment({ tolerations: [{ key: 'pool', operator: 'Exists' }] }),
    'a DaemonSet on machines of the control plane too': kubernetes('apps/v1/DaemonSet', {
      spec: { template: { spec: { tolerations: controlPlane.map((key) => ({ key, operator: 'Exists' })) } } },
    }),
    'a taint of a machine that is ill, for a while': deployment({
      tolerations: [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' }],
    }),
    'a DaemonSet, which runs on every machine': kubernetes('apps/v1/DaemonSet', { spec: { template: { spec: everyTaint } } }),
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
    'a name like that of the API server': deployment({
      automountServiceAccountToken: false,
      ...token({ audience: 'https://kubernetes.example.com', path: 'token' }),
    }),
    'no volume': deployment({ automountServiceAccountToken: false }),
    'a token for a day': deployment(token({ audience: 'sts.amazonaws.com', expirationSeconds: 86400, path: 'token' })),
  },
  excused: {
    'a token for somebody else': deployment({ automountServiceAccountToken: false, ...token({ audience: 'vault', path: 'token' }) }),
    'a pod that asks for its token': deployment({ automountServiceAccountToken: true, ...token({ path: 'token' }) }),
    'a pod whose account gives a token': [deployment({ serviceAccountName: 'it', ...token({ path: 'token' }) }), account(true)],
    'a pod that asks, of an account that gives none': [
      deployment({ serviceAccountName: 'it', automountServiceAccountToken: true, ...token({ path: 'token' }) }),
      account(false),
    ],
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
  pass: {},
  excused: {
    'the name of a file': running('--password-file=/run/secrets/password', '--token=/run/token'),
    'a variable in an argument': running('--password=$(DB_PASSWORD)'),
    'a switch': running('--rotate-secret=true', '--verbose'),
    'a header that is called otherwise': probing({ name: 'X-Probe', value: 'kubelet' }),
    'a header that is filled in later': probing({ name: 'Authorization', value: 'Bearer $(TOKEN)' }),
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
