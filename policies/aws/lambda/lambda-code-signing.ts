import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const lambdaCodeSigning: Policy = {
  name: 'aws/lambda/code-signing',
  description: 'Code that nobody signed is refused where signatures are asked for.',
  remediation: 'Set untrusted_artifact_on_deployment to Enforce in policies.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
  rationale: 'A warning goes to a log that nobody reads, and the code of whoever got at the pipeline runs with the rights of the function.',
  severity: 'medium',
  rule: demandRules([
    {
      types: 'lambda_code_signing_config',
      field: 'policies.untrusted_artifact_on_deployment',
      holds: (action) => action.is('Enforce'),
      message: 'takes code that nobody signed: policies.untrusted_artifact_on_deployment is not Enforce',
      cure: 'Set untrusted_artifact_on_deployment to Enforce in policies.',
    },
  ]),
};
