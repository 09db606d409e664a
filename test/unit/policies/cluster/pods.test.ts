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
describePolicy(podsNode, {
  pass: {
    'where the scheduler says': deployment({ nodeSelector: { pool: 'memory' } }),
    'one taint': deployment({ tolerations: [{ key: 'pool', operator: 'Exists' }] }),
    'what runs on every machine': kubernetes('apps/v1/DaemonSet', { spec: { template: { spec: everyTaint } } }),
  },
  fail: { 'a machine by its name': pod({ nodeName: 'ip-10-0-0-1' }), 'every taint': deployment(everyTaint) },
});

describePolicy(podsShareProcesses, {
  pass: { 'nothing said': deployment({}), 'said so': deployment({ shareProcessNamespace: false }) },
  fail: { 'shared processes': deployment({ shareProcessNamespace: true }) },
});

const token = (serviceAccountToken: object) => ({ volumes: [{ name: 'token', projected: { sources: [{ serviceAccountToken }] } }] });
describePolicy(podsToken, {
  pass: {
    'a token for somebody else': deployment({ automountServiceAccountToken: false, ...token({ audience: 'vault', path: 'token' }) }),
    'who asks the API': deployment({ automountServiceAccountToken: true, ...token({ path: 'token' }) }),
    'no volume': deployment({ automountServiceAccountToken: false }),
  },
  fail: { 'a token of the API': deployment({ automountServiceAccountToken: false, ...token({ path: 'token' }) }) },
});

const running = (...args: readonly string[]) => deployment({ containers: [{ name: 'server', args }] });
describePolicy(podsPlainSecret, {
  pass: {
    'a file': running('--password-file=/run/secrets/password', '--token=/run/token'),
    'a variable': running('--password=$(DB_PASSWORD)'),
    'a switch': running('--rotate-secret=true', '--verbose'),
    'the name of a Secret': running('--secret-name=webhook-certs', '--tls-secret-namespace=shop'),
  },
  fail: {
    'a password': running('--password=hunter2!'),
    'a key': running('--api-key=abcdef'),
    'a token of GitHub': pod({
      initContainers: [{ name: 'clone', command: ['git', 'clone', `https://ghp_${'a1B2'.repeat(9)}@github.com/a/b`] }],
    }),
  },
});
