import { documents, expression, Policy } from '../../../lib/rules';

export const lambdaUrlAuth: Policy = {
  name: 'aws/lambda/url-auth',
  description: 'URLs of functions ask who calls.',
  remediation: 'Set authorization_type to AWS_IAM.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  rationale: 'Whoever finds the address runs the function as often as they like: they have its answers, and you have the bill.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_258'] },
  rule: expression(documents<{ readonly authorization_type?: string }>('aws_lambda_function_url'), (url) =>
    url.authorization_type.is('AWS_IAM'),
  ),
};
