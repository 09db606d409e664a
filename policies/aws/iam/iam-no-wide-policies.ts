import { Policy } from '../../../lib/rules';
import { managedPolicyRules } from './managed-policy-rules';

export const iamNoWidePolicies: Policy = {
  name: 'aws/iam/no-wide-policies',
  description: 'Nobody has a managed policy that allows all of a service, or nearly all there is.',
  remediation: 'Set policy_arn to a policy that lists the actions and resources that are needed.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  rationale:
    'The holder reads or deletes what other teams keep in the service; and AWS widens these policies from time to time without asking.',
  severity: 'high',
  cure: 'PodIdentity',
  rule: managedPolicyRules([
    // IAMFullAccess is told of as what it is: everything.
    /^(?:(?!IAM)[\w-]*FullAccess|[\w-]*(?:AdminAccess|Administrator)|AdministratorAccess-[\w-]+)$/,
    'AWSKeyManagementServicePowerUser',
    'PowerUserAccess',
    'SecretsManagerReadWrite',
    'job-function/DatabaseAdministrator',
    'job-function/NetworkAdministrator',
    'job-function/SystemAdministrator',
  ]),
};
