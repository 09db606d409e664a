import { allContainers, allOf, expression, Handler, Policy, pods, since, Term } from '../../lib/rules';

const asksItself = ({ httpGet, tcpSocket }: Pick<Term<Handler>, 'httpGet' | 'tcpSocket'>) =>
  allOf(httpGet.host.orElse('').is(''), tcpSocket.host.orElse('').is(''));

export const pssHostProbesAndHostLifecycle: Policy = {
  name: 'k8s/pss/hostProbesAndHostLifecycle',
  description: 'Probes and lifecycle hooks ask the pod itself, and no other host.',
  remediation: 'Leave out host in httpGet and tcpSocket.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale:
    'The kubelet calls whatever address stands there, from the network of the node: whoever writes a pod reaches what pods may not.',
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    nsa: ['Pod security enforcement'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, (pod) =>
    since(
      '1.34',
      allContainers(pod).every(({ livenessProbe, readinessProbe, startupProbe, lifecycle }) =>
        allOf(...[livenessProbe, readinessProbe, startupProbe, lifecycle.postStart, lifecycle.preStop].map(asksItself)),
      ),
    ),
  ),
};
