import { graph, Policy } from '../../../lib/rules';

const label = 'pod-security.kubernetes.io/enforce-version';
/** Since when the standards are what they are today: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const oldest = 25;

export const namespacePsaVersion: Policy = {
  name: 'k8s/namespace/psa-version',
  description: 'Namespaces enforce a Pod Security Standard as it is today, not as it was.',
  remediation: `Set ${label} to latest, or to v1.${oldest} or later.`,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
  rationale: "An older standard does not know ways to the node that were found since: pods are let in that today's refuses.",
  severity: 'low',
  cure: 'Platform',
  rule: graph('v1/Namespace', ({ raw }) => {
    const version: unknown = raw.metadata?.labels?.[label];
    const [, minor] = /^v1\.(\d+)$/.exec(String(version)) ?? [];
    return minor !== undefined && Number(minor) < oldest
      ? [{ message: `enforces a standard of ${version}`, at: ['metadata', 'labels', label] }]
      : [];
  }),
};
