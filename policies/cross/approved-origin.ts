import { everything, graph, Policy } from '../../lib/rules';

export const approvedOrigin: Policy = {
  name: 'x/approved-origin',
  description: 'Every resource is made by the library, by what the environment lists, or by a package that it approves.',
  remediation:
    'Let a dependency of the workload make it; what the catalogue lacks, platform engineers list as a provisioner or in `approvedOrigins` of the environment.',
  source: 'https://csf.tools/reference/nist-sp-800-53/r5/cm/cm-7/cm-7-5/',
  rationale: 'Code that nobody approved slips in a role, an open port or a pod of its own, and no review of your workloads shows it.',
  severity: 'high',
  covers: false,
  rule: graph(everything, ({ origin }, stack) => {
    if (origin === undefined || stack.approves(origin)) return [];
    const who = origin.startsWith('<') ? 'code of no package' : origin.startsWith('.') ? origin.slice(2) : `the package ${origin}`;
    return [`is made by ${who}, which the environment does not approve`];
  }),
};
