import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

export const kmsGrant: Policy = {
  name: 'aws/kms/grant',
  description: 'Grants of a key are for a role or a service: not for whole accounts, nor for whoever those let in.',
  remediation: 'Set grantee_principal to the ARN of a role.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/grants.html',
  rationale:
    'A grant stands in no policy, so few look at it. Everybody in that account uses the key, and one who may grant hands it on to others.',
  severity: 'high',
  rule: graph(documents<unknown>('aws_kms_grant'), ({ raw }) => {
    const account = /^arn:[\w-]+:iam::(\d*):root$/.exec(String(raw.grantee_principal))?.[1];
    const hands = blocks<unknown>(raw.operations).includes('CreateGrant') && raw.constraints === undefined;
    return [
      ...(account === undefined
        ? []
        : [
            {
              message: `is for everybody in account ${account}`,
              at: ['grantee_principal'],
              remediation: 'Set grantee_principal to the ARN of a role there.',
              extent: [`account ${account}`],
            },
          ]),
      ...(hands
        ? [
            {
              message: 'lets others hand on the key: operations has CreateGrant',
              at: ['operations'],
              remediation: 'Leave CreateGrant out of operations, or add constraints.',
            },
          ]
        : []),
    ];
  }),
};
