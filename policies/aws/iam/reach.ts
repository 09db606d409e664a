import { isInternet, type Statement, type StatementCondition, type StatementPrincipal } from '../../../lib/rules';
import { isOpen } from './template';

/** Whether something is so: `undefined` where only a plan tells. */
export type Known = boolean | undefined;

/** Whether a principal is everybody: `*` of whatever type, or somebody in accounts of others. */
export function isEverybody({ type, value }: StatementPrincipal): Known {
  if (/^[*?]*\*[*?]*$/.test(value)) return true;
  if (type !== '*' && type !== 'AWS') return false;
  return /^arn:[^:]*:(?:[^:]*:){2}[^:]*[*?][^:]*:/.test(value) || (isOpen(value) ? undefined : false);
}

/** Whether everybody may do what a statement allows: nobody in particular is meant, and no condition narrows it. */
export function isPublic(statement: Statement): Known {
  if (!statement.allows) return false;
  const everybody = statement.notPrincipals.length > 0 ? true : some(statement.principals, isEverybody);
  return everybody === false || isNarrowed(statement) ? false : everybody;
}

/**
 * Whether a condition says who may: one key names a caller, an account, an organization or a network, by values of which none is open to
 * anybody. `ForAllValues:` and `…IfExists` hold where the key is missing, and negated operators let everybody else in: they narrow nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function isNarrowed({ conditions }: Statement): boolean {
  return conditions.some(narrows);
}

const callerKeys = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:username',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:vpcsourceip',
  'elasticfilesystem:accessedviamounttarget',
  'elasticfilesystem:accesspointarn',
  'kms:calleraccount',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'saml:aud',
]);

function narrows({ operator, key, values }: StatementCondition): boolean {
  const name = key.toLowerCase();
  if (!callerKeys.has(name) && !name.startsWith('aws:principaltag/')) return false;
  if (!/^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress|Bool)$/i.test(operator))
    return false;
  return values.length > 0 && !values.some(isAnything) && isInternet(values) !== true;
}

/** Whether a value does not tell one caller from another. */
export function isAnything(value: string): boolean {
  if (/^[*?]+$/.test(value) || value.toLowerCase() === 'false') return true;
  if (/^o-[*?]/.test(value)) return true;
  const [arn, , service, , account, ...resource] = value.split(':');
  if (arn !== 'arn') return false;
  if (account === '') return service !== 's3' || resource.join(':').startsWith('*');
  return /[*?]/.test(account ?? '*');
}

/** Whether one is so; where none is for certain and one may be, nobody knows. */
export function some<T>(items: readonly T[], holds: (item: T) => Known): Known {
  const known = items.map(holds);
  return known.includes(true) ? true : known.includes(undefined) ? undefined : false;
}
