import { rulesOf } from '../../../../lib/policy/policy';
import { policies } from '../../../../policies';
import { typesWith } from './types-with';

/** Types that some rules look at. */
const judgedBy = (...names: readonly string[]) =>
  new Set(policies.filter(({ name }) => names.includes(name)).flatMap((policy) => rulesOf(policy).flatMap(({ target }) => target.types)));

/** Attributes of a kind, by which types are asked. */
interface Kind {
  readonly attributes: readonly string[];
  readonly rules: readonly string[];
  /** Types that need none, with the reason. */
  readonly others?: Readonly<Record<string, string>>;
}

const kinds: readonly Kind[] = [
  { attributes: ['publiclyAccessible'], rules: ['aws/public/endpoint', 'aws/rds/not-public'] },
  { attributes: ['associatePublicIpAddress', 'createPublicIp'], rules: ['aws/ec2/public-ip'] },
  { attributes: ['mapPublicIpOnLaunch'], rules: ['aws/vpc/subnet-addresses'] },
  {
    attributes: ['autoMinorVersionUpgrade', 'allowVersionUpgrade'],
    rules: ['aws/stores/minor-upgrades', 'aws/rds/minor-upgrades', 'aws/elasticache/minor-upgrades'],
  },
  {
    attributes: ['deletionProtection', 'deletionProtectionEnabled', 'deleteProtection'],
    rules: ['aws/stores/deletion', 'aws/rds/deletion-protection', 'aws/dynamodb/deletion-protection'],
    others: {
      aws_cloudwatch_log_group: 'a log is made anew by whoever writes to it',
      aws_eks_cluster: 'what a cluster runs is kept elsewhere',
      aws_pinpointsmsvoicev2_phone_number: 'a number holds no data',
      aws_verifiedpermissions_policy_store: 'its policies are in the configuration',
    },
  },
  {
    attributes: ['bypassPolicyLockoutSafetyCheck'],
    rules: ['aws/kms/lockout'],
    others: { aws_efs_file_system_policy: 'an administrator of the account may still change it' },
  },
  { attributes: ['desyncMitigationMode'], rules: ['aws/elb/desync'] },
];

test.each(kinds)('every type of the provider with $attributes is asked', ({ attributes, rules, others = {} }) => {
  const asked = judgedBy(...rules);
  expect(typesWith(...attributes).filter((type) => !asked.has(type) && others[type] === undefined)).toEqual([]);
});
