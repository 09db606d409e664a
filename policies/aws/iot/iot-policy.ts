import { documents, graph, Policy, Statement } from '../../../lib/rules';
import { picksOut } from '../iam/conditions';
import { policyIn } from '../iam/policy-document';
import { actionsOf, incompletely, problemOf } from '../iam/problems';

export const iotPolicy: Policy = {
  name: 'aws/iot/policy',
  description: 'A device may do no more than it needs, and only as itself.',
  remediation: 'List actions and topics in policy; $' + '{iot:Connection.Thing.ThingName} stands for the device.',
  source: 'https://docs.aws.amazon.com/iot/latest/developerguide/security-best-practices.html',
  rationale: 'One device that is taken apart on a table has a certificate by which all the others are read, commanded and switched off.',
  severity: 'high',
  rule: graph(documents<unknown>('aws_iot_policy'), (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    if (!document) return [];
    return [
      ...incompletely(document, ['policy']),
      ...document.statements
        .filter(isWide)
        .map((statement) => problemOf(statement, `lets devices do ${actionsOf(statement)} on whatever there is`, ['policy'])),
    ];
  }),
};

/** Of these a resource says nothing, or AWS takes none. */
const unlimitable = /^iot:(?:Describe|List)/i;

function isWide({ allows, actions, notActions, resources, conditions }: Statement): boolean {
  const wide = notActions.length > 0 || actions.some((action) => !unlimitable.test(action));
  return (
    allows &&
    wide &&
    !conditions.some(picksOut) &&
    resources.some((resource) => /^(?:\*|arn:[^:]*:iot:[^:]*:[^:]*:(?:\*|\w+\/\*))$/.test(resource))
  );
}
