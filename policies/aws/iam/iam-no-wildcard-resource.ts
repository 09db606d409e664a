import { Policy } from '../../../lib/rules';
import { isLimitable } from '../actions/limits';
import { isUnlimited } from './permissions';
import { actionsOf, inShort } from './problems';
import { statementRules } from './statement-rules';

export const iamNoWildcardResource: Policy = {
  name: 'aws/iam/no-wildcard-resource',
  description: 'Policies name the resources of actions that take some.',
  remediation: 'List the ARNs that are needed as Resource.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21',
  rationale:
    'A flaw in one program reaches the tables, queues and secrets of all others: what was meant for one was written down for each.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_356', 'CKV_AWS_355'] },
  cure: 'PodIdentity',
  rule: statementRules((statement) => {
    if (!isUnlimited(statement)) return undefined;
    const limitable = statement.actions.filter(isLimitable);
    const allowed = statement.notActions.length > 0 ? actionsOf(statement) : inShort(limitable);
    return allowed === '' ? undefined : `allows ${allowed} on every resource`;
  }),
};
