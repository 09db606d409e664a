import { anyOf, expression, KubernetesVersion, Policy, pods, since } from '../../lib/rules';

/** By the version that allows them first. */
const safe: Readonly<Record<KubernetesVersion, readonly string[]>> = {
  '1.0': [
    'kernel.shm_rmid_forced',
    'net.ipv4.ip_local_port_range',
    'net.ipv4.tcp_syncookies',
    'net.ipv4.ping_group_range',
    'net.ipv4.ip_unprivileged_port_start',
  ],
  '1.27': ['net.ipv4.ip_local_reserved_ports'],
  '1.29': ['net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes'],
  '1.32': ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'],
  '1.37': ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat'],
};

export const pssSysctls: Policy = {
  name: 'k8s/pss/sysctls',
  description: 'Pods set only kernel parameters that are kept apart by namespaces.',
  remediation: 'Leave the others out of securityContext.sysctls.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale: 'Others belong to the whole node: one pod changes memory or network for all its neighbours, or brings the machine down.',
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    nsa: ['Pod security enforcement'],
    kubeLinter: ['unsafe-sysctls'],
    kyverno: ['restrict-sysctls'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, ({ spec: { securityContext } }) =>
    securityContext.sysctls.every(({ name }) =>
      anyOf(...Object.entries(safe).map(([version, names]) => since(version as KubernetesVersion, name.isOneOf(names), anyOf()))),
    ),
  ),
};
