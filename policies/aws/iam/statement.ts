import type { Statement, StatementCondition } from '../../../lib/rules';

/**
 * A statement as JSON holds it; one without effect counts as one that allows.
 *
 * @param text makes a template of a text
 */
export function statementOf(json: unknown, index: number, text: (value: unknown) => string): Statement {
  const statement = recordOf(json);
  const texts = (value: unknown): readonly string[] => (value === undefined ? none : listOf(value).map(text));
  const principals = (value: unknown) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([type, values]) => texts(values).map((one) => ({ type, value: one })))
      : texts(value).map((one) => ({ type: '*', value: one }));
  return {
    sid: text(statement['Sid'] ?? '') || String(index + 1),
    allows: statement['Effect'] !== 'Deny',
    actions: texts(statement['Action']),
    notActions: texts(statement['NotAction']),
    resources: texts(statement['Resource']),
    notResources: texts(statement['NotResource']),
    principals: principals(statement['Principal']),
    notPrincipals: principals(statement['NotPrincipal']),
    conditions: statement['Condition'] === undefined ? none : conditionsOf(statement['Condition'], texts),
  };
}

const none: readonly never[] = [];

function conditionsOf(condition: unknown, texts: (value: unknown) => readonly string[]): readonly StatementCondition[] {
  return Object.entries(recordOf(condition)).flatMap(([operator, keys]) =>
    Object.entries(recordOf(keys)).map(([key, values]) => ({ operator, key, values: texts(values) })),
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
