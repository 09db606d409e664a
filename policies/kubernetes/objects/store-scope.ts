import { documents, graph, Policy } from '../../../lib';
import { listed } from '../listed';

export const storeScope: Policy = {
  name: 'k8s/store/scope',
  description: 'A store of secrets for the whole cluster says which namespaces may ask it.',
  remediation: 'Add conditions with namespaces or a namespaceSelector, or make a SecretStore in each namespace.',
  source: 'https://external-secrets.io/latest/api/clustersecretstore/',
  severity: 'medium',
  rule: graph(
    documents<unknown>('external-secrets.io/v1/ClusterSecretStore', 'external-secrets.io/v1beta1/ClusterSecretStore'),
    ({ raw }) => (listed(raw.spec?.conditions).length > 0 ? [] : ['is open to every namespace']),
  ),
};
