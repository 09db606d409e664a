import type { Problem, Statement } from '../../../lib/rules';
import type { PolicyDocument } from './policy-document';
import { isPublic } from './reach';

type Path = NonNullable<Problem['at']>;

/** What nobody sees of a policy before a plan. */
export function incompletely({ incomplete }: PolicyDocument, at: Path = []): readonly Problem[] {
  return incomplete === undefined ? [] : [{ message: 'is known only in a plan', at, unknown: true }];
}

const wellFormed = 'Write the policy as JSON that has a Statement, and each key once; an aws_iam_policy_document does.';

/** What is wrong with a policy as a whole: IAM refuses it, half of it hides, or only a plan completes it. */
export function wholly(document: PolicyDocument, at: Path = []): readonly Problem[] {
  const { malformed } = document;
  return malformed === undefined ? incompletely(document, at) : [{ message: malformed, at, remediation: wellFormed }];
}

/** Statements that let everybody in, with a policy that IAM would refuse. */
export function letsEverybodyIn(document: PolicyDocument | undefined, at: Path): readonly Problem[] {
  return document ? [...wholly(document, at), ...letIn(document, at)] : [];
}

/** Statements that let everybody in; IAM lets nobody in by a policy that it refuses. */
export function openStatements(document: PolicyDocument | undefined, at: Path): readonly Problem[] {
  return document ? [...incompletely(document, at), ...letIn(document, at)] : [];
}

function letIn({ statements }: PolicyDocument, at: Path): readonly Problem[] {
  return statements.flatMap((statement): readonly Problem[] => {
    const known = isPublic(statement);
    if (known === false) return [];
    const message = `${known ? 'lets' : 'may let'} everybody do ${actionsOf(statement)}`;
    return [{ ...problemOf(statement, message, at), unknown: known === undefined }];
  });
}

/** Statements that allow every action. */
export function everyAction({ statements }: PolicyDocument, at: Path): readonly Problem[] {
  return statements
    .filter(({ allows, actions }) => allows && actions.includes('*'))
    .map((statement) => problemOf(statement, 'allows every action', at));
}

/**
 * What is wrong with a statement; it goes as far as the statement does.
 *
 * @param message what is wrong, as the end of a sentence about the policy
 */
export function problemOf(statement: Statement, message: string, at: Path): Problem {
  return { message: `${message}, by ${called(statement)}`, at, extent: extentOf(statement) };
}

function extentOf({ actions, notActions, resources, notResources, principals, notPrincipals, conditions }: Statement): readonly string[] {
  const but = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`every ${what}`, ...names.map((name) => `not ${what} ${name}`)] : [];
  return [
    ...actions.map((action) => `action ${action.toLowerCase()}`),
    ...but(
      'action',
      notActions.map((action) => action.toLowerCase()),
    ),
    ...resources.map((resource) => `resource ${resource}`),
    ...but('resource', notResources),
    ...principals.map(({ type, value }) => `principal ${type === '*' ? value : `${type} ${value}`}`),
    ...but(
      'principal',
      notPrincipals.map(({ value }) => value),
    ),
    ...conditions.flatMap(({ operator, key, values }) => {
      // Each value of those that compare with `Not` leaves out some more.
      const word = /Not/i.test(operator) ? 'not' : 'only';
      return values.map((value) => `${word} condition ${operator} ${key}: ${value}`);
    }),
  ];
}

/** For people: what a statement is about. */
export function actionsOf({ actions, notActions }: Statement): string {
  if (notActions.length > 0) return `everything but ${inShort(notActions)}`;
  return actions.some((action) => /^\*(?::\*)?$/.test(action)) ? 'everything' : inShort(actions);
}

/** For people: how a statement is told from the others. */
export function called({ sid = '' }: Statement): string {
  return /^\d+$/.test(sid) ? `statement ${sid}` : `statement '${sid}'`;
}

/** How many names a line lists. */
const most = 3;

export function inShort(names: readonly string[]): string {
  const all = [...new Set(names)];
  return all.length > most ? `${all.slice(0, most).join(', ')} and ${all.length - most} more` : all.join(', ');
}
