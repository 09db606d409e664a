import { Statement } from '../../lib';

/**
 * The same permissions in fewer statements, whatever the order in which they come: under the same conditions each resource is named once,
 * with everything that may be done to it, and resources with the same actions share a statement.
 *
 * A statement with a `Sid`, and one that says what it is not about, stays as it is.
 */
export function mergeStatements(statements: readonly Statement[]): readonly Statement[] {
  const sorted = statements.map(sortedElements);
  const alike = groupBy(sorted.filter(isMergeable), ({ actions: _, resources: __, ...others }) => JSON.stringify(others));
  return sortedOnce([...sorted.filter((one) => !isMergeable(one)), ...alike.flatMap(mergeAlike)]);
}

function isMergeable({ sid, actions, notActions, resources, notResources }: Statement): boolean {
  return sid === undefined && actions.length > 0 && resources.length > 0 && notActions.length === 0 && notResources.length === 0;
}

/** Of statements that differ in actions and resources only. */
function mergeAlike(statements: readonly Statement[]): readonly Statement[] {
  if (statements.length === 1) return statements;
  const actionsOn = (resource: string) =>
    sortedOnce(statements.filter(({ resources }) => resources.includes(resource)).flatMap(({ actions }) => actions));
  const all = sortedOnce(statements.flatMap(({ resources }) => resources));
  return groupBy(all, (resource) => JSON.stringify(actionsOn(resource))).map((resources) => ({
    ...statements[0]!,
    actions: actionsOn(resources[0]!),
    resources,
  }));
}

/** Order and repetition mean nothing in any element. */
function sortedElements(statement: Statement): Statement {
  return {
    ...(statement.sid !== undefined && { sid: statement.sid }),
    allows: statement.allows,
    actions: sortedOnce(statement.actions),
    notActions: sortedOnce(statement.notActions),
    resources: sortedOnce(statement.resources),
    notResources: sortedOnce(statement.notResources),
    principals: sortedOnce(statement.principals.map(({ type, value }) => ({ type, value }))),
    notPrincipals: sortedOnce(statement.notPrincipals.map(({ type, value }) => ({ type, value }))),
    conditions: sortedOnce(statement.conditions.map(({ operator, key, values }) => ({ operator, key, values: sortedOnce(values) }))),
  };
}

function sortedOnce<T>(values: readonly T[]): readonly T[] {
  if (values.length < 2) return values;
  const texts = values.map((value) => JSON.stringify(value));
  if (texts.every((text, index) => index === 0 || texts[index - 1]! < text)) return values;
  const byText = new Map(values.map((value, index) => [texts[index]!, value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()];
}
