import { documents, expression, graph, Policy, told, Unknown } from '../../../lib/rules';
import { demandRules } from '../attributes';

interface Kafka {
  readonly client_authentication?: { readonly unauthenticated?: boolean };
}

export const storesOpen: Policy = {
  name: 'aws/stores/open',
  description: 'Stores let in nobody whom they have not asked who it is.',
  remediation: 'Leave out unauthenticated of Kafka, and set acl_name of MemoryDB to an ACL of yours.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-6',
  rationale:
    'The network is all that guards such a store. Any program in it, also one that was broken into, reads, changes and deletes what is there.',
  severity: 'high',
  controls: { fsbp: ['MSK.6'] },
  rule: [
    ...demandRules([
      {
        types: 'msk_serverless_cluster',
        field: 'client_authentication.sasl.iam.enabled',
        holds: (enabled) => enabled.isNot(false),
        message: 'lets in whoever reaches it: client_authentication.sasl.iam.enabled is false',
        cure: 'Set enabled to true for iam in sasl of client_authentication.',
      },
      {
        types: 'mskconnect_connector',
        field: 'kafka_cluster_client_authentication.authentication_type',
        holds: (type) => type.orElse('NONE').isNot('NONE'),
        message: 'reads a store that asks nobody: kafka_cluster_client_authentication.authentication_type is NONE',
        cure: 'Set authentication_type to IAM in kafka_cluster_client_authentication.',
      },
      {
        types: 'storagegateway_smb_file_share',
        field: 'authentication',
        holds: (authentication) => authentication.isNot('GuestAccess'),
        message: 'lets in whoever reaches it: authentication is GuestAccess',
        cure: 'Set authentication to ActiveDirectory.',
      },
      {
        types: 'opensearch_domain',
        field: 'advanced_security_options.anonymous_auth_enabled',
        holds: (enabled) => enabled.isNot(true),
        message: 'lets in whoever reaches it: advanced_security_options.anonymous_auth_enabled is true',
        cure: 'Leave out anonymous_auth_enabled in advanced_security_options.',
      },
    ]),
    expression(documents<Kafka>('aws_msk_cluster'), (cluster) =>
      told(
        cluster.client_authentication.unauthenticated.isNot(true),
        'lets in whoever reaches it: client_authentication.unauthenticated is true',
        'Leave out unauthenticated in client_authentication, and turn on sasl or tls there.',
      ),
    ),
    graph(documents<unknown>('aws_memorydb_cluster'), ({ raw: { acl_name: acl } }) => {
      // A reference is to one of ours.
      if (acl instanceof Unknown)
        return acl.certain ? [] : [{ message: 'may let in everybody: only a plan tells', at: ['acl_name'], unknown: true }];
      return acl === 'open-access'
        ? [
            {
              message: 'lets in whoever reaches it: acl_name is open-access',
              at: ['acl_name'],
              remediation: 'Set acl_name to an aws_memorydb_acl of yours, whose users have passwords or IAM.',
            },
          ]
        : [];
    }),
  ],
};
