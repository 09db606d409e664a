import { Graph, graph, Parameter, Policy, Problem } from '../../lib';
import { blocks } from './blocks';
import { PolicyDocument, policyIn } from './iam/policy-document';
import { actionsOf, called, letsEverybodyIn } from './iam/problems';
import { isNarrowed } from './iam/reach';

export const accounts = new Parameter<readonly string[]>('accounts', 'Ids of other AWS accounts that topics may let in.', []);

export const snsPolicy: Policy = {
  name: 'aws/sns/policy',
  description: 'No policy of a topic lets in everybody, or another account that was not declared.',
  remediation: 'Name principals of your own account, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4',
  severity: 'critical',
  controls: { fsbp: ['SNS.4'], checkov: ['CKV_AWS_169', 'CKV_AWS_385'] },
  parameters: [accounts],
  rule: graph(['aws_sns_topic_policy', 'aws_sns_topic'], (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    return [...letsEverybodyIn(document, ['policy']), ...(document ? otherAccounts(document, stack) : [])];
  }),
};

function otherAccounts({ statements }: PolicyDocument, stack: Graph): readonly Problem[] {
  const declared = [...stack.parameter(accounts), ...stack.index(ownAccounts)];
  return statements
    .filter((statement) => statement.allows && !isNarrowed(statement))
    .flatMap((statement) =>
      statement.principals.flatMap(({ type, value }) => {
        const [, account] = (type === 'AWS' && /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(value)) || [];
        if (account === undefined || declared.includes(account)) return [];
        return [{ message: `lets account ${account} do ${actionsOf(statement)}, by ${called(statement)}`, at: ['policy'] }];
      }),
    );
}

/** Accounts that the stack is deployed to. */
const ownAccounts = (stack: Graph): readonly string[] =>
  stack.all('provider.aws').flatMap(({ raw }) => blocks(raw.allowed_account_ids as string | readonly string[] | undefined));
