import { anyOf, documents, expression, Policy, told, unless } from '../../../lib/rules';
import { demandRules } from '../attributes';

interface Method {
  readonly api_key_required?: boolean;
  readonly authorization?: string;
  readonly http_method?: string;
}

interface GraphqlApi {
  readonly additional_authentication_provider?: readonly object[];
  readonly authentication_type?: string;
}

export const apigatewayAuthorization: Policy = {
  name: 'aws/apigateway/authorization',
  description: 'APIs ask who calls.',
  remediation:
    'Set authorization, or authorization_type, to AWS_IAM, JWT, CUSTOM or COGNITO_USER_POOLS; authentication_type of AppSync to another than API_KEY.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8',
  rationale:
    'Whoever finds the address calls the program behind it: they read what it answers, change what it changes, and you pay for each call.',
  severity: 'high',
  controls: { fsbp: ['APIGateway.8', 'AppSync.5'], checkov: ['CKV_AWS_59', 'CKV_AWS_309'] },
  rule: [
    // Browsers ask by OPTIONS first, without credentials.
    expression(documents<Method>('aws_api_gateway_method'), (method) =>
      unless(
        anyOf(method.api_key_required.is(true), method.http_method.is('OPTIONS')),
        told(
          method.authorization.isNot('NONE'),
          'lets everybody call it: authorization is NONE',
          'Set authorization to AWS_IAM, CUSTOM or COGNITO_USER_POOLS.',
        ),
      ),
    ),
    expression(documents<{ readonly authorization_type?: string }>('aws_apigatewayv2_route'), (route) =>
      told(
        route.authorization_type.orElse('NONE').isNot('NONE'),
        'lets everybody call it: authorization_type is NONE, or not set',
        'Set authorization_type to AWS_IAM, JWT or CUSTOM.',
      ),
    ),
    ...['connection_auth_mode', 'default_publish_auth_mode', 'default_subscribe_auth_mode'].flatMap((mode) =>
      demandRules([
        {
          types: 'appsync_api',
          field: `event_config.${mode}[].auth_type`,
          holds: (type) => type.isNot('API_KEY'),
          message: `lets in whoever has its key: ${mode} of event_config is API_KEY`,
          cure: `Set auth_type in ${mode} of event_config to AWS_IAM, AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT or AWS_LAMBDA.`,
        },
      ]),
    ),
    // A key is in every copy of the client: it tells nobody apart.
    expression(documents<GraphqlApi>('aws_appsync_graphql_api'), (api) =>
      unless(
        api.additional_authentication_provider.count().above(0),
        told(
          api.authentication_type.isNot('API_KEY'),
          'lets in whoever has its key: authentication_type is API_KEY alone',
          'Set authentication_type to AWS_IAM, AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT or AWS_LAMBDA.',
        ),
      ),
    ),
  ],
};
