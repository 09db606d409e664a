import type { Statement } from '../../../lib';
import { names } from './action';
import type { PolicyDocument } from './policy-document';

/** Whether a statement allows something on whatever there is, under no condition. */
export function isUnlimited({ allows, resources, conditions }: Statement): boolean {
  return allows && resources.includes('*') && conditions.length === 0;
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
