import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { demandRules } from '../attributes';
import { blocks } from '../blocks';

export const cognitoClients: Policy = {
  name: 'aws/cognito/clients',
  description: 'Programs that log users in tell nobody who exists, and let no token pass through an address or in the clear.',
  remediation: 'Set prevent_user_existence_errors to ENABLED, allowed_oauth_flows to code, and callback_urls to https.',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html',
  rationale:
    'Tokens in an address stay in histories and logs of others; and whoever learns which names exist tries stolen passwords on those alone.',
  severity: 'medium',
  rule: [
    ...demandRules([
      {
        types: 'cognito_identity_pool',
        field: 'allow_classic_flow',
        holds: (allows) => allows.isNot(true),
        message: 'lets clients choose their role: allow_classic_flow is true',
        cure: 'Leave out allow_classic_flow.',
      },
    ]),
    graph(documents<unknown>('aws_cognito_user_pool_client'), ({ raw }): readonly Problem[] => [
      ...(raw.prevent_user_existence_errors === 'LEGACY'
        ? [
            {
              message: 'tells which users exist: prevent_user_existence_errors is LEGACY',
              at: ['prevent_user_existence_errors'],
              remediation: 'Set prevent_user_existence_errors to ENABLED.',
            },
          ]
        : []),
      ...(blocks<unknown>(raw.allowed_oauth_flows).includes('implicit')
        ? [
            {
              message: 'hands out tokens in an address: allowed_oauth_flows has implicit',
              at: ['allowed_oauth_flows'],
              remediation: 'Set allowed_oauth_flows to code alone.',
            },
          ]
        : []),
      ...['callback_urls', 'logout_urls'].flatMap((field) =>
        blocks<unknown>(raw[field])
          .filter((url) => /^http:\/\/(?!localhost[:/]|localhost$|127\.)/i.test(String(url)))
          .map((url) => ({
            message: `sends users on without TLS, to ${String(url)}`,
            at: [field],
            remediation: `Write https: in ${field}.`,
          })),
      ),
    ]),
  ],
};
