import { type Problem, type Statement, type Subject, Unknown } from '../../../lib/rules';
import { matches } from '../actions/action';
import type { PolicyDocument } from './policy-document';
import { wholly } from './problems';
import { isEverybody } from './reach';
import { isOpen } from './template';

/** Services whose resources have others in them, which a policy has to name too. */
const holders: Readonly<Record<string, string>> = { s3: 'objects' };

/**
 * What is wrong where no policy of a resource refuses whoever does not use TLS.
 *
 * @param names attributes in which the resource has its name
 * @param service as in actions: `s3`
 */
export function withoutTls(
  resource: Subject,
  policies: readonly (PolicyDocument | undefined)[],
  service: string,
  names: readonly string[],
): readonly (Problem | string)[] {
  const documents = policies.filter((policy) => policy !== undefined);
  const refusals = documents.flatMap(({ statements }) => statements.filter((statement) => refusesPlainText(statement, service)));
  const refused = refusals.flatMap(({ resources }) => resources);
  const isRefused = (part: string) => refused.some((text) => isAbout(text, resource, names, part));
  const parts = { [resource.type.split('_').at(-1)!]: '', ...(holders[service] && { [holders[service]]: '/zq7y8w9' }) };
  const left = Object.entries(parts).filter(([, part]) => !isRefused(part));
  if (left.length === 0) return [];
  const undecided = documents.flatMap((document) => wholly(document)).filter(({ unknown }) => unknown);
  if (undecided.length > 0) return undecided;
  if (left.length === Object.keys(parts).length) return ['has no policy that refuses requests without TLS'];
  const [[what]] = left as [[string, string]];
  return [
    {
      message: `has a policy that refuses requests without TLS, but not for ${what === holders[service] ? `its ${what}` : `the ${what} itself`}`,
      remediation: `Add the ARN of the ${what === holders[service] ? `${resource.type.split('_').at(-1)!}, with /* behind it,` : what} to Resource of the statement that denies.`,
    },
  ];
}

function refusesPlainText({ allows, principals, actions, conditions }: Statement, service: string): boolean {
  return (
    !allows &&
    principals.some((principal) => isEverybody(principal)) &&
    actions.some((action) => ['*', `${service}:*`].includes(action.toLowerCase())) &&
    isPlainText(conditions)
  );
}

/** Whether conditions hold without TLS, whatever else is the case. */
function isPlainText([condition, ...others]: Statement['conditions']): boolean {
  return (
    condition !== undefined &&
    others.length === 0 &&
    /^Bool(?:IfExists)?$/i.test(condition.operator) &&
    condition.key.toLowerCase() === 'aws:securetransport' &&
    condition.values.every((value) => value.toLowerCase() === 'false')
  );
}

/**
 * Whether a resource of a statement is one of the stack, or something in it.
 *
 * @param part what stands behind the name of the resource
 */
function isAbout(text: string, { address, raw }: Subject, names: readonly string[], part: string): boolean {
  if (text === '*') return true;
  const own = names
    .map((name) => raw[name] as unknown)
    .flatMap((name) => (typeof name === 'string' ? [name] : name instanceof Unknown ? [name.text] : []));
  const [, reference, behind = ''] = /^(?:arn:[^$]*)?\$\{([^{}]*)\}([^$]*)$/.exec(text) ?? [];
  if (reference !== undefined && new Unknown(`\${${reference}}`).references.includes(address)) return matches(behind, part);
  // What only a plan tells may be this one.
  if (isOpen(text)) return true;
  return own.some((name) => matches(text, `${text.startsWith('arn:') ? text.split(':').slice(0, 5).join(':') : ''}:${name}${part}`));
}
