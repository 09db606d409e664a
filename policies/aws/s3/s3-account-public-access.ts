import { documents, graph, Policy, Problem, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

const settings = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'] as const;

type Settings = Readonly<Partial<Record<(typeof settings)[number], unknown>>>;

export const s3AccountPublicAccess: Policy = {
  name: 'aws/s3/account-public-access',
  description: 'The public access block of an account has all four settings on, and no access point switches one off.',
  remediation: 'Set block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-1',
  rationale:
    'One wrong ACL or policy of any bucket is enough to publish it. The block of the account, and of each access point, refuses that for all of them.',
  severity: 'critical',
  controls: { cisAws: ['3.1.4'], fsbp: ['S3.1', 'S3.19', 'S3.24'], checkov: ['CKV_AWS_392'] },
  rule: [
    // An account's are off unless they are set.
    graph(documents<unknown>('aws_s3_account_public_access_block'), ({ raw }) =>
      settings.flatMap((field) => problem(raw as Settings, field, [field], raw[field] === undefined)),
    ),
    graph(documents<unknown>('aws_s3_access_point'), ({ raw }) =>
      ofBlock(raw.public_access_block_configuration, ['public_access_block_configuration']),
    ),
    graph(documents<unknown>('aws_s3control_multi_region_access_point'), ({ raw }) =>
      blocks<{ readonly public_access_block?: unknown }>(raw.details).flatMap(({ public_access_block: block }) =>
        ofBlock(block, ['details', 'public_access_block']),
      ),
    ),
  ],
};

/** Those of an access point are on unless they are set. */
function ofBlock(block: unknown, at: readonly string[]): readonly Problem[] {
  return blocks(block as Settings | undefined).flatMap((one) => settings.flatMap((field) => problem(one, field, [...at, field], false)));
}

function problem(of: Settings, field: (typeof settings)[number], at: readonly string[], isOff: boolean): readonly Problem[] {
  const value = of[field];
  if (value instanceof Unknown) return [{ message: `may let everybody in: ${field} is what only a plan tells`, at, unknown: true }];
  if (!isOff && String(value ?? true) === 'true') return [];
  return [
    {
      message: `lets buckets be public: ${field} is ${isOff ? 'not set' : 'false'}`,
      at,
      remediation: `Set ${field} to true.`,
    },
  ];
}
