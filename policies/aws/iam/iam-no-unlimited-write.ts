import { Policy } from '../../../lib/rules';
import { onlyReads } from '../actions/action';
import { isLimitable } from '../actions/limits';
import { isUnlimited } from './permissions';
import { actionsOf, inShort } from './problems';
import { statementRules } from './statement-rules';

export const iamNoUnlimitedWrite: Policy = {
  name: 'aws/iam/no-unlimited-write',
  description: 'Policies name the resources of actions that change something.',
  remediation: 'List the ARNs that are needed as Resource.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    'A faulty program, or whoever has taken it over, changes and deletes what belongs to others: the policy does not stop at its own.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_111', 'CKV_AWS_290'] },
  cure: 'PodIdentity',
  rule: statementRules((statement) => {
    if (!isUnlimited(statement)) return undefined;
    const writing = statement.actions.filter((action) => isLimitable(action) && !onlyReads(action));
    const allowed = statement.notActions.length > 0 ? actionsOf(statement) : inShort(writing);
    return allowed === '' ? undefined : `allows ${allowed} on every resource`;
  }),
};
