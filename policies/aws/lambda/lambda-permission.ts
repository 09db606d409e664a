import { documents, graph, Policy } from '../../../lib/rules';
import { isAnything } from '../iam/reach';

/** What narrows who is meant by a principal: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
const narrowing = ['source_account', 'source_arn', 'principal_org_id'];

export const lambdaPermission: Policy = {
  name: 'aws/lambda/permission',
  description: 'Not everybody may call a function, nor whatever uses a service of AWS in any account.',
  remediation: 'Name the account or the service as principal, with the source_arn of what calls, or its source_account.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-1',
  rationale:
    'Strangers run the function at your cost, with events of their choice: directly, or through a service of AWS in an account of theirs.',
  severity: 'high',
  controls: { fsbp: ['Lambda.1'], checkov: ['CKV_AWS_301', 'CKV_AWS_364'] },
  rule: graph(documents<unknown>('aws_lambda_permission'), ({ raw }) => {
    if (narrowing.some((attribute) => raw[attribute] !== undefined && !isAnything(String(raw[attribute])))) return [];
    const principal = String(raw.principal ?? '');
    // By a signature: of whatever account.
    if (principal === '*' || isAnything(principal))
      return [{ message: 'lets everybody call the function', at: ['principal'], extent: extentOf(raw) }];
    return /\.amazonaws\.com(?:\.cn)?$/.test(principal)
      ? [{ message: `lets ${principal} call the function for whatever account`, at: ['principal'], extent: extentOf(raw) }]
      : [];
  }),
};

function extentOf({ principal, action }: { readonly principal?: unknown; readonly action?: unknown }): readonly string[] {
  return [`principal ${String(principal)}`, `action ${String(action).toLowerCase()}`];
}
