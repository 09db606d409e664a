import { graph, Policy, Problem } from '../../lib';
import { policyIn } from './iam/policy-document';
import { called, letsEverybodyIn } from './iam/problems';
import type { Statement } from './iam/statement';
import { isTemplate } from './iam/template';

export const iamTrust: Policy = {
  name: 'aws/iam/trust',
  description: 'Roles trust services and principals by name, and tokens of other issuers by their subject and audience.',
  remediation: 'Name the principals; add conditions on the sub and aud of an OIDC provider.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_60', 'CKV_AWS_61', 'CKV_AWS_393'] },
  cure: 'PodIdentity',
  rule: graph('aws_iam_role', (role, stack) => {
    const document = policyIn(role, 'assume_role_policy', stack);
    const at = ['assume_role_policy'];
    const problems = (document?.statements ?? [])
      .filter(({ allows }) => allows)
      .flatMap((statement) => [...wholeAccounts(statement), ...weakTokens(statement)].map((problem) => ({ ...problem, at })));
    return [...letsEverybodyIn(document, at), ...problems];
  }),
};

/** Every principal of an account, whom nothing else limits. */
function wholeAccounts(statement: Statement): readonly Problem[] {
  if (statement.conditions.length > 0) return [];
  return statement.principals
    .filter(({ type, value }) => type === 'AWS' && /^(?:\d{12}$|arn:[\w-]+:iam::[^:]+:root$)/.test(value))
    .map(({ value }) => ({ message: `trusts everybody in account ${value}, by ${called(statement)}` }));
}

function weakTokens(statement: Statement): readonly Problem[] {
  const issuers = statement.principals.flatMap(
    ({ type, value }) => (type === 'Federated' && /oidc-provider\/(.+)$/.exec(value)?.[1]) || [],
  );
  return issuers.flatMap((issuer) => {
    const [subjects, audiences] = [claims(statement, 'sub'), claims(statement, 'aud')];
    const isGitHub = issuer.startsWith('token.actions.githubusercontent.com');
    const weak = subjects.find((subject) => (isGitHub ? !isSafeForGitHub(subject) : /^[*?]*$/.test(subject)));
    return [
      ...(subjects.length === 0 ? [`trusts tokens of ${issuer} whatever their sub, by ${called(statement)}`] : []),
      ...(weak === undefined ? [] : [`trusts tokens of ${issuer} with the sub ${weak}, by ${called(statement)}`]),
      ...(audiences.length === 0 || audiences.includes('*')
        ? [`trusts tokens of ${issuer} whatever their aud, by ${called(statement)}`]
        : []),
    ].map((message) => ({ message }));
  });
}

/** What a claim must be: values of conditions that only hold where the token has it. */
function claims({ conditions }: Statement, claim: string): readonly string[] {
  return conditions
    .filter(
      ({ operator, key }) =>
        key.toLowerCase().endsWith(`:${claim}`) && /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i.test(operator),
    )
    .flatMap(({ values }) => values);
}

/** Claims that whoever opens a pull request chooses. */
const chosenByAnybody = ['workflow', 'environment', 'ref', 'context', 'head_ref', 'base_ref'];

/** @see https://docs.github.com/en/actions/reference/security/oidc */
function isSafeForGitHub(subject: string): boolean {
  const [claim = '', value] = subject.split(':');
  if (value === undefined || /^[*?]*$/.test(value) || chosenByAnybody.includes(claim)) return isTemplate(subject);
  return claim !== 'repo' || /^[^*?/]+\/.+/.test(value);
}
