import { Policy, Statement } from '../../../lib/rules';
import { picksOut } from './conditions';
import { covers } from './permissions';
import { statementRules } from './statement-rules';

export const iamKmsGrants: Policy = {
  name: 'aws/iam/kms-grants',
  description: 'Whoever may grant the use of keys may grant it to services of AWS alone.',
  remediation: 'Add a Condition Bool on kms:GrantIsForAWSResource with true, or leave out kms:CreateGrant.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/grant-authorization.html',
  rationale:
    'A grant that outlives its giver lets another account decrypt for ever, and shows in no policy. Services that attach disks need only their own.',
  severity: 'medium',
  cure: 'PodIdentity',
  rule: statementRules((statement) => (grantsToAnybody(statement) ? 'may grant the use of keys to anybody' : undefined)),
};

/** Conditions that say what a grant is for, or by whom it is asked. */
const narrowing = /^kms:(?:grantisforawsresource|granteeprincipal|grantoperations|grantconstrainttype|viaservice|calleraccount)$/i;

function grantsToAnybody(statement: Statement): boolean {
  // Who names all actions is told of by others.
  const asked = statement.actions.some((action) => /^kms:/i.test(action)) || statement.notActions.length > 0;
  return (
    statement.allows &&
    asked &&
    covers(statement, 'kms:CreateGrant') &&
    !statement.conditions.some((condition) => narrowing.test(condition.key) && picksOut(condition))
  );
}
