import type { Problem, Statement } from '../../../lib';
import type { PolicyDocument } from './policy-document';
import { wholly } from './problems';
import { isEverybody } from './reach';

/**
 * What is wrong where no policy of a resource refuses whoever does not use TLS.
 *
 * @param service as in actions: `s3`
 */
export function withoutTls(policies: readonly (PolicyDocument | undefined)[], service: string): readonly (Problem | string)[] {
  const documents = policies.filter((policy) => policy !== undefined);
  if (documents.some(({ statements }) => statements.some((statement) => refusesPlainText(statement, service)))) return [];
  const undecided = documents.flatMap((document) => wholly(document)).filter(({ unknown }) => unknown);
  return undecided.length > 0 ? undecided : ['has no policy that refuses requests without TLS'];
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
    condition.values.every((value) => value === 'false')
  );
}
