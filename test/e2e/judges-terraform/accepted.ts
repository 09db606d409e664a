/** What a foreign judge finds in the example's Terraform and what is meant to be so. */
export interface Accepted {
  readonly check: string;
  readonly type: string;
  readonly environments: readonly string[];
  readonly why: string;
}

const everywhere = ['sandbox', 'staging', 'production'];
const notProduction = ['sandbox', 'staging'];

/** Everything that checkov finds and that stays. What it finds and is not here fails; so does what is here and not found any more. */
export const ACCEPTED: readonly Accepted[] = [
  {
    check: 'CKV_AWS_31',
    type: 'aws_elasticache_replication_group',
    environments: everywhere,
    why: 'No token: the provider has no write-only argument for it, so that it would stand in the state. TLS is required, and the security group lets only pods in.',
  },
  {
    check: 'CKV2_AWS_50',
    type: 'aws_elasticache_replication_group',
    environments: notProduction,
    why: 'One node is enough where nobody waits for carts; production has two, in two zones.',
  },
  {
    check: 'CKV2_AWS_34',
    type: 'aws_ssm_parameter',
    environments: ['staging', 'production'],
    why: 'It holds the address of a data store, which is no secret: it is in the state and in the DNS.',
  },
  {
    check: 'CKV_AWS_118',
    type: 'aws_db_instance',
    environments: everywhere,
    why: 'Enhanced monitoring shows the processes of the machine below the database, by a role of the account. Its own metrics and, in production, Performance Insights tell what can be acted on.',
  },
  {
    check: 'CKV_AWS_161',
    type: 'aws_db_instance',
    environments: everywhere,
    why: 'No user of the database logs in by IAM; the password is generated, kept nowhere, and replaced by raising passwordVersion.',
  },
  {
    check: 'CKV_AWS_157',
    type: 'aws_db_instance',
    environments: notProduction,
    why: 'A standby in another zone is what production pays for.',
  },
  {
    check: 'CKV_AWS_293',
    type: 'aws_db_instance',
    environments: notProduction,
    why: 'Deletion protection is for protected environments: others must be as easy to remove as to make.',
  },
  {
    check: 'CKV_AWS_353',
    type: 'aws_db_instance',
    environments: notProduction,
    why: 'Performance Insights is an option of the provisioner that production takes.',
  },
  {
    check: 'CKV2_AWS_57',
    type: 'aws_secretsmanager_secret',
    environments: everywhere,
    why: 'Rotation by AWS needs a function of the account in the network of the database, and pods that log in anew. The password is replaced by raising passwordVersion.',
  },
  {
    check: 'CKV_AWS_18',
    type: 'aws_s3_bucket',
    environments: everywhere,
    why: 'Server access logs need a bucket of the account. Who reads objects is told by CloudTrail, for all buckets at once, which is the account’s to switch on.',
  },
  {
    check: 'CKV_AWS_144',
    type: 'aws_s3_bucket',
    environments: everywhere,
    why: 'Data belongs to one region until a workload says that it needs another; versions keep what is overwritten or deleted.',
  },
  {
    check: 'CKV2_AWS_62',
    type: 'aws_s3_bucket',
    environments: everywhere,
    why: 'Nobody listens: a workload that wants to be told declares a queue.',
  },
];
