import { Policy, Statement } from '../../../lib/rules';
import { partsOf } from '../actions/action';
import { isLimitable } from '../actions/limits';
import { isUnlimited } from './permissions';
import { actionsOf, inShort } from './problems';
import { statementRules } from './statement-rules';

export const iamNoWildcard: Policy = {
  name: 'aws/iam/no-wildcard',
  description: 'Policies name actions, and the resources of actions that take some.',
  remediation: 'List the actions, and the ARNs that are needed as Resource.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21',
  rationale: 'What AWS adds to the service next year, or what belongs to other programs, is in reach as well: an intruder tries all of it.',
  severity: 'high',
  controls: { fsbp: ['IAM.21'] },
  cure: 'PodIdentity',
  supersedes: ['aws/iam/no-wildcard-resource', 'aws/iam/no-unlimited-write'],
  rule: statementRules(tooMuch),
};

function tooMuch(statement: Statement): string | undefined {
  const { actions, notActions } = statement;
  const everywhere = isUnlimited(statement) ? ' on every resource' : '';
  if (notActions.length > 0) return `allows ${actionsOf(statement)}${everywhere}`;
  const services = actions.map(partsOf).filter(({ service, name }) => service !== '*' && name === '*');
  if (services.length > 0) return `allows every action of ${inShort(services.map(({ service }) => service))}${everywhere}`;
  const limitable = everywhere ? actions.filter(isLimitable) : [];
  return limitable.length > 0 ? `allows ${inShort(limitable)}${everywhere}` : undefined;
}
