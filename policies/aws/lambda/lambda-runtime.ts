import { documents, graph, Policy } from '../../../lib/rules';

/** Runtimes that get no patches any more: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtimes-deprecated */
export const endedRuntimes: readonly string[] = [
  ...[
    'nodejs',
    'nodejs4.3',
    'nodejs4.3-edge',
    'nodejs6.10',
    'nodejs8.10',
    'nodejs10.x',
    'nodejs12.x',
    'nodejs14.x',
    'nodejs16.x',
    'nodejs18.x',
  ],
  ...['python2.7', 'python3.6', 'python3.7', 'python3.8', 'ruby2.5', 'ruby2.7', 'java8', 'go1.x', 'provided'],
  ...['dotnetcore1.0', 'dotnetcore2.0', 'dotnetcore2.1', 'dotnetcore3.1', 'dotnet5.0', 'dotnet6', 'dotnet7'],
];

export const lambdaRuntime: Policy = {
  name: 'aws/lambda/runtime',
  description: 'Functions run on runtimes that AWS still patches.',
  remediation: 'Set runtime to a newer version of the language.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-2',
  rationale:
    'New holes of the language stay open, and some time later AWS takes no update of the function: then not even a fix of your own gets out.',
  severity: 'medium',
  controls: { fsbp: ['Lambda.2'], checkov: ['CKV_AWS_363'] },
  rule: graph(documents<unknown>('aws_lambda_function'), ({ raw }) =>
    endedRuntimes.includes(String(raw.runtime))
      ? [{ message: `runs on ${raw.runtime}, which gets no patches any more`, at: ['runtime'] }]
      : [],
  ),
};
