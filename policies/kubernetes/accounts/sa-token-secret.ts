import { documents, graph, Policy } from '../../../lib/rules';

export const saTokenSecret: Policy = {
  name: 'k8s/sa/token-secret',
  description: 'No Secret holds a token of a ServiceAccount: such a token never expires.',
  remediation: 'Drop it, and ask for a token by the TokenRequest API or a projected volume: those expire.',
  source: 'https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token',
  rationale: 'Whoever reads it once, in a backup or a log, is that account from anywhere, until somebody thinks of deleting the Secret.',
  severity: 'high',
  controls: { nsa: ['Protecting Pod service account tokens'] },
  rule: graph(documents<{ readonly type?: string }>('v1/Secret'), ({ raw }) =>
    raw.type === 'kubernetes.io/service-account-token' ? [{ message: 'holds a token that never expires', at: ['type'] }] : [],
  ),
};
