import { graph, Problem, Rule, Statement, StatementCondition } from '../../../lib/rules';
import { matches } from '../actions/action';
import { picksOut } from './conditions';
import { policyIn } from './policy-document';
import { incompletely, problemOf } from './problems';
import { isAnything, isNarrowed } from './reach';
import { isTemplate } from './template';

/** A rule about each statement that lets somebody assume a role. */
export function trustRule(problemsOf: (statement: Statement) => readonly string[]): Rule {
  const at = ['assume_role_policy'];
  return graph('aws_iam_role', (role, stack): readonly Problem[] => {
    const document = policyIn(role, 'assume_role_policy', stack);
    if (!document) return [];
    const problems = document.statements.flatMap((statement) =>
      statement.allows ? problemsOf(statement).map((message) => problemOf(statement, message, at)) : [],
    );
    return [...incompletely(document, at), ...problems];
  });
}

/** Every principal of an account, whom nothing else limits: a condition that anybody there can meet does not. */
export function wholeAccounts(statement: Statement): readonly string[] {
  if (isNarrowed(statement) || statement.conditions.some(asksForMore)) return [];
  return statement.principals
    .filter(({ type, value }) => type === 'AWS' && /^(?:\d{12}$|arn:[\w-]+:iam::[^:]+:root$)/.test(value))
    .map(({ value }) => `trusts everybody in account ${value}`);
}

/**
 * Whether a condition asks for what not everybody of an account has: a second factor, or the word that was agreed on with somebody.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function asksForMore({ operator, key, values }: StatementCondition): boolean {
  switch (key.toLowerCase()) {
    case 'sts:externalid':
      return isOneOf.test(operator) && !values.some(isAnything);
    case 'aws:multifactorauthpresent':
      return /^Bool$/i.test(operator) && values.length > 0 && !values.some(isAnything);
    case 'aws:multifactorauthage':
      return /^NumericLessThan(?:Equals)?$/i.test(operator);
    default:
      return false;
  }
}

/** Operators by which a text is one of the values, and is there. */
const isOneOf = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i;

/** The subject of a pod that nobody has: a pattern that takes it in takes in any pod of a cluster. */
const nobodysPod = 'system:serviceaccount:nobodys-namespace:nobodys-account';

/** Tokens of other issuers of which the subject is not looked at, or anybody's. */
export function weakSubjects(statement: Statement): readonly string[] {
  return issuersOf(statement).flatMap((issuer) => {
    const subjects = claims(statement, 'sub');
    const isGitHub = issuer.startsWith('token.actions.githubusercontent.com');
    const weak = subjects.find((subject) =>
      isGitHub ? !isSafeForGitHub(subject) : /^[*?]*$/.test(subject) || matches(subject.replace(/\?/g, '*'), nobodysPod),
    );
    if (subjects.length === 0) return [`trusts tokens of ${issuer} whatever their sub`];
    return weak === undefined ? [] : [`trusts tokens of ${issuer} with the sub ${weak}`];
  });
}

/** Tokens of other issuers that are meant for anybody. */
export function weakAudiences(statement: Statement): readonly string[] {
  return [...issuersOf(statement), ...otherIssuersOf(statement)].flatMap((issuer) => {
    const audiences = claims(statement, 'aud');
    return audiences.length === 0 || audiences.some(isAnything) ? [`trusts tokens of ${issuer} whatever their aud`] : [];
  });
}

function issuersOf({ principals }: Statement): readonly string[] {
  return principals.flatMap(({ type, value }) => (type === 'Federated' && /oidc-provider\/(.+)$/.exec(value)?.[1]) || []);
}

/** Issuers whose tokens have no subject that is known before somebody logs in. */
function otherIssuersOf({ principals }: Statement): readonly string[] {
  return principals.flatMap(({ type, value }) =>
    type === 'Federated' && /^cognito-identity\.amazonaws\.com$|:saml-provider\//.test(value)
      ? [value.replace(/^.*:(?=saml-provider)/, '')]
      : [],
  );
}

/** Certificates of whatever authority of the account: nothing says whose. */
export function weakAnchors({ conditions, principals }: Statement): readonly string[] {
  const service = principals.find(({ type, value }) => type === 'Service' && /^rolesanywhere\.amazonaws\.com$/.test(value));
  const narrows = conditions.some(
    (condition) =>
      /^aws:(?:sourcearn|principaltag\/.+)$/i.test(condition.key) && picksOut(condition) && !condition.values.some(isAnyAnchor),
  );
  return service && !narrows ? ['trusts every certificate of every trust anchor'] : [];
}

function isAnyAnchor(value: string): boolean {
  return isAnything(value) || value.endsWith(':trust-anchor/*');
}

/** What a claim must be: values of conditions that only hold where the token has it. */
function claims({ conditions }: Statement, claim: string): readonly string[] {
  return conditions
    .filter(({ operator, key }) => key.toLowerCase().endsWith(`:${claim}`) && isOneOf.test(operator))
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
