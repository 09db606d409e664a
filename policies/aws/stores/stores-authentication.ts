import { documents, expression, Policy, told } from '../../../lib/rules';
import { demandRules } from '../attributes';

interface Domain {
  readonly advanced_security_options?: { readonly enabled?: boolean };
}

export const storesAuthentication: Policy = {
  name: 'aws/stores/authentication',
  description: 'Stores ask each of those who connect who it is, and know what that one may do.',
  remediation: 'Set enabled to true in advanced_security_options, or iam_database_authentication_enabled to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-7',
  rationale:
    'Without users of its own a store cannot tell who reads and who deletes. Whoever reaches it on the network, or has one role, may do everything.',
  severity: 'medium',
  controls: { fsbp: ['Neptune.7', 'Opensearch.7'], checkov: ['CKV_AWS_170', 'CKV_AWS_359', 'CKV2_AWS_52'] },
  rule: [
    expression(documents<Domain>('aws_elasticsearch_domain', 'aws_opensearch_domain'), (domain) =>
      told(
        domain.advanced_security_options.enabled.is(true),
        'tells those who connect not apart: advanced_security_options.enabled is not true',
        'Set enabled to true in advanced_security_options.',
      ),
    ),
    ...demandRules([
      {
        types: 'qldb_ledger',
        field: 'permissions_mode',
        holds: (mode) => mode.is('STANDARD'),
        message: 'lets whoever may connect do everything: permissions_mode is not STANDARD',
        cure: 'Set permissions_mode to STANDARD.',
      },
    ]),
    expression(documents<{ readonly iam_database_authentication_enabled?: boolean }>('aws_neptune_cluster'), (cluster) =>
      told(
        cluster.iam_database_authentication_enabled.is(true),
        'asks nobody who connects: iam_database_authentication_enabled is not true',
        'Set iam_database_authentication_enabled to true.',
      ),
    ),
  ],
};
