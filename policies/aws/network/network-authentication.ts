import { documents, graph, not, Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const networkAuthentication: Policy = {
  name: 'aws/network/authentication',
  description: 'Services of a network ask who calls, and not by a way that anybody can follow.',
  remediation: 'Set auth_type to AWS_IAM, signing_disabled to false, or write a condition in policy_document.',
  source: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html',
  rationale: 'A network is shared by many programs and by whoever breaks into one of them: each of these then calls whatever stands there.',
  severity: 'medium',
  rule: [
    ...demandRules([
      {
        types: 'vpclattice_service vpclattice_service_network',
        field: 'auth_type',
        holds: (type) => type.is('AWS_IAM'),
        message: 'asks nobody who calls: auth_type is not AWS_IAM',
        cure: 'Set auth_type to AWS_IAM, with an aws_vpclattice_auth_policy.',
      },
      {
        types: 'redshift_endpoint_authorization',
        field: 'vpc_ids',
        holds: (networks) => networks.isSet(),
        message: 'lets every network of another account in: vpc_ids is not set',
        cure: 'Set vpc_ids to the networks that need it.',
      },
      {
        types: 'iot_authorizer',
        field: 'signing_disabled',
        holds: (isOff) => isOff.isNot(true),
        message: 'takes tokens that nobody signed: signing_disabled is true',
        cure: 'Leave out signing_disabled, and set token_signing_public_keys.',
      },
      {
        types: 'directory_service_radius_settings',
        field: 'authentication_protocol',
        holds: (protocol) => not(protocol.isOneOf(['PAP', 'CHAP', 'MS-CHAPv1'])),
        message: 'sends passwords so that others can read them: authentication_protocol is older than MS-CHAPv2',
        cure: 'Set authentication_protocol to MS-CHAPv2.',
      },
    ]),
    graph(documents<unknown>('aws_verifiedaccess_endpoint', 'aws_verifiedaccess_group'), ({ raw }) =>
      /permit\s*\(\s*principal\s*,\s*action\s*,\s*resource\s*\)\s*;/.test(String(raw.policy_document ?? ''))
        ? [
            {
              message: 'lets everybody in: policy_document permits without a condition',
              at: ['policy_document'],
              remediation: 'Write a condition behind when in policy_document.',
            },
          ]
        : [],
    ),
  ],
};
