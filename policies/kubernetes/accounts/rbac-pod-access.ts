import { Policy } from '../../../lib/rules';
import { changing, noRoleGrants } from './granted';

export const rbacPodAccess: Policy = {
  name: 'k8s/rbac/pod-access',
  description: 'Roles reach into no pod: whoever runs a command there has what it has.',
  remediation:
    'Leave pods/exec, pods/attach, pods/ephemeralcontainers, pods/portforward and the proxies out of the resources; let people debug by a role of their own.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  rationale: 'Whoever takes over the holder opens a shell or a port in pods of others and reads what they know; no change in Git shows it.',
  severity: 'high',
  controls: { nsa: ['Authentication and authorization'] },
  cure: 'Workload.kubernetesApi',
  extent: 'item',
  rule: noRoleGrants({
    on: { '': ['pods/attach', 'pods/ephemeralcontainers', 'pods/exec', 'pods/portforward', 'pods/proxy', 'services/proxy'] },
    verbs: ['get', ...changing],
    says: 'reaches into pods by ',
  }),
};
