/** A statement of an IAM policy: each element is a list, whatever way it is written. Texts are templates, see `template`. */
export interface Statement {
  /** Its `Sid`, or its place, from 1. */
  readonly name: string;
  /** A statement without effect counts as one that allows. */
  readonly allows: boolean;
  readonly actions: readonly string[];
  /** With `NotAction`: every action but these. */
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly StatementCondition[];
}

export interface Principal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` where the policy names one without a type. */
  readonly type: string;
  readonly value: string;
}

export interface StatementCondition {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * A statement as JSON holds it.
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
    name: text(statement['Sid'] ?? '') || String(index + 1),
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
