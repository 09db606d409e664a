import { expression, Policy } from '../../../lib/rules';

export const serviceExternalIps: Policy = {
  name: 'k8s/service/external-ips',
  description: 'No Service claims external addresses: whoever may write one could take the traffic of others (CVE-2020-8554).',
  remediation: 'Drop spec.externalIPs.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
  rationale: 'Pods that call an address outside, of a bank or of a name server, reach whatever this Service leads to, and notice nothing.',
  severity: 'critical',
  controls: { kyverno: ['restrict-service-external-ips'] },
  cure: 'Workload',
  extent: 'place',
  rule: expression('v1/Service', ({ spec }) => spec.externalIPs.count().is(0)),
};
