import { anyOf, expression, Parameter, Policy } from '../../../lib/rules';

export const authorities = new Parameter<readonly string[]>('authorities', 'Identifiers of certificate authorities that are valid.', [
  'rds-ca-rsa2048-g1',
  'rds-ca-rsa4096-g1',
  'rds-ca-ecc384-g1',
]);

export const rdsCa: Policy = {
  name: 'aws/rds/ca',
  description: 'Databases present a certificate of a certificate authority that is still valid.',
  remediation: 'Leave out ca_cert_identifier, or set it to rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html',
  rationale: 'Once its authority has expired, every client that checks the certificate refuses the database: all programs stop at once.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_211'] },
  cure: 'AwsPostgres',
  parameters: [authorities],
  rule: expression('aws_db_instance', (database) =>
    anyOf(database.ca_cert_identifier.isUnset(), database.ca_cert_identifier.isOneOf(authorities)),
  ),
};
