import { IConstruct } from 'constructs';
import { Statement, StatementCondition, StatementPrincipal, UserError } from '../../lib';
import { mergeStatements } from './merge-statements';
import { PolicyHolder, policySize } from './policy-holder';

/**
 * An IAM policy as JSON, its statements merged.
 *
 * @param construct whose policy it is, for the error
 * @throws UserError if it is larger than its holder takes: AWS would say so in the middle of an apply
 */
export function policyDocument(holder: PolicyHolder, statements: readonly Statement[], construct: IConstruct): string {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: mergeStatements(statements).map(render) });
  const { noun, limit, unit } = holder;
  const size = policySize(policy, holder);
  if (size > limit) {
    const resources = new Set(statements.flatMap((one) => one.resources)).size;
    throw new UserError(
      `The policy of '${construct.node.path}' has ${size} ${unit} about ${resources} resources, and a ${noun} takes ${limit}.`,
      'Move some of its dependencies to a workload of their own, or give them shorter names.',
    );
  }
  return policy;
}

function render(statement: Statement): Readonly<Record<string, unknown>> {
  const { sid, allows, conditions } = statement;
  // What is `undefined` is not written.
  return {
    Sid: sid,
    Effect: allows ? 'Allow' : 'Deny',
    Principal: principals(statement.principals),
    NotPrincipal: principals(statement.notPrincipals),
    Action: oneOrAll(statement.actions),
    NotAction: oneOrAll(statement.notActions),
    Resource: oneOrAll(statement.resources),
    NotResource: oneOrAll(statement.notResources),
    Condition: conditions.length > 0 ? conditionBlock(conditions) : undefined,
  };
}

/** One value stands without a list, as AWS itself writes it. */
function oneOrAll(values: readonly string[]): string | readonly string[] | undefined {
  return values.length > 1 ? values : values[0];
}

function principals(all: readonly StatementPrincipal[]): unknown {
  if (all.length === 0) return undefined;
  if (all.some(({ type }) => type === '*')) return '*';
  const types = [...new Set(all.map(({ type }) => type))];
  const block = types.map((type) => [type, oneOrAll(all.filter((one) => one.type === type).map(({ value }) => value))]);
  return Object.fromEntries(block);
}

/** @throws UserError if one overwrites another: the policy would allow more than was said */
function conditionBlock(conditions: readonly StatementCondition[]): unknown {
  const isSame = (one: StatementCondition) => (other: StatementCondition) =>
    one.operator.toLowerCase() === other.operator.toLowerCase() && one.key.toLowerCase() === other.key.toLowerCase();
  const twice = conditions.find((one, index) => conditions.findIndex(isSame(one)) !== index);
  if (twice) {
    throw new UserError(
      `A permission has the condition '${twice.operator}' of '${twice.key}' twice.`,
      'State it once, with all the values that it may have.',
    );
  }
  const operators = [...new Set(conditions.map(({ operator }) => operator))];
  return Object.fromEntries(
    operators.map((operator) => [
      operator,
      Object.fromEntries(
        conditions.filter((one) => one.operator === operator).map(({ key, values }) => [key, values.length === 1 ? values[0] : values]),
      ),
    ]),
  );
}
