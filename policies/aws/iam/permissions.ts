import type { Statement, StatementCondition } from '../../../lib/rules';
import { names } from '../actions/action';
import { picksOut } from './conditions';
import type { PolicyDocument } from './policy-document';

/** Whether a statement allows something on whatever there is, under no condition that says who may, or what with. */
export function isUnlimited({ allows, resources, conditions }: Statement): boolean {
  return allows && resources.includes('*') && !conditions.some(limits);
}

/** What tells how or when somebody asks, and limits nothing: whoever wants to can ask so. */
const waysToAsk =
  /^(?:aws:(?:currenttime|epochtime|referer|securetransport|tokenissuetime|useragent)|s3:(?:authtype|delimiter|max-keys|signatureage|signatureversion|tlsversion|x-amz-.+))$/i;

function limits(condition: StatementCondition): boolean {
  return picksOut(condition) && !waysToAsk.test(condition.key);
}

/** Whether a policy allows an action on whatever there is: a statement names it, and none denies it. */
export function allowsEverywhere({ statements }: PolicyDocument, action: string): boolean {
  return statements.some((statement) => isUnlimited(statement) && covers(statement, action)) && !isDenied(statements, action);
}

/** Whether a statement is about an action. */
export function covers({ actions, notActions }: Statement, action: string): boolean {
  return notActions.length > 0 ? !notActions.some((other) => names(other, action)) : actions.some((other) => names(other, action));
}

/** Whether a statement denies an action on whatever there is. */
export function isDenied(statements: readonly Statement[], action: string): boolean {
  return statements.some(
    (statement) => !statement.allows && statement.resources.includes('*') && statement.conditions.length === 0 && covers(statement, action),
  );
}
