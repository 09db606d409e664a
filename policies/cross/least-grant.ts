import { Graph, graph, Policy, Statement } from '../../lib/rules';
import { isLimitable } from '../aws/actions/limits';
import { picksOut } from '../aws/iam/conditions';
import { heldPolicies } from '../aws/iam/held-policies';
import { actionsOf, problemOf } from '../aws/iam/problems';
import { Declared, declaredBy, isNamedAfter, isNamedBy, isToldIn } from './declared';
import { aliasOf, keyOf } from './encryption-key';
import { accountsByRole, roleByHolder } from './pod-role';
import { approvedFor } from './shared';

export const leastGrant: Policy = {
  name: 'x/least-grant',
  description: 'Pods may do what their workload declares that it uses, and nothing else.',
  remediation: 'Leave the statement out, or declare the dependency that it belongs to.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  rationale:
    'Whoever takes over the pod has queues, buckets or keys of others as well, and nobody misses such a right when it is taken away.',
  severity: 'high',
  cure: 'Workload.dependencies',
  rule: graph(['aws_iam_role_policy', 'aws_iam_policy', 'aws_iam_role'], (holder, stack) => {
    const role = stack.index(roleByHolder).get(holder.address);
    const accounts = role === undefined ? undefined : stack.index(accountsByRole).get(role);
    if (!accounts) return [];
    const declared = [...accounts].flatMap((account) => stack.index(declaredBy).get(account) ?? []);
    // Pods of another stack: nobody can tell from here what they use.
    if (declared.length === 0) return [];
    const approved = new Set([...accounts].flatMap((account) => [...(stack.index(approvedFor).get(account) ?? [])]));
    return heldPolicies(holder, stack).flatMap(({ document, at }) =>
      document.statements
        .filter(({ allows }) => allows)
        .flatMap((statement) => undeclared(statement, declared, approved, stack).map((message) => problemOf(statement, message, at))),
    );
  }),
};

function undeclared(statement: Statement, declared: readonly Declared[], approved: ReadonlySet<string>, stack: Graph): readonly string[] {
  const { resources, actions, conditions } = statement;
  const what = `lets pods do ${actionsOf(statement)}`;
  return resources.flatMap((resource) => {
    const isAnything = /^\*$|^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:\*|key\/\*)$/.test(resource);
    if (isAnything) {
      const aliases = conditions
        .filter((condition) => /^kms:(?:resource|request)aliases?$/i.test(condition.key) && picksOut(condition))
        .flatMap(({ values }) => values);
      const isNarrow = aliases.length > 0 && aliases.every((alias) => encrypts(alias, declared, stack));
      return isNarrow || !actions.some(isLimitable) ? [] : [`${what} on everything there is`];
    }
    const isUsed =
      approved.has(resource) ||
      declared.some(
        ({ resources: own, texts, elsewhere }) =>
          own.some((one) => isNamedBy(one, resource)) ||
          texts.some((text) => isToldIn(text, resource)) ||
          elsewhere.some((name) => isNamedAfter(name, resource) || isKeyOfData(resource, statement)),
      ) ||
      encrypts(resource, declared, stack);
    return isUsed ? [] : [`${what} on ${resource}, which their workload does not use`];
  });
}

/** Whether a statement is about the use of a key through a service that has data: which data, nobody sees where it stands elsewhere. */
function isKeyOfData(resource: string, { conditions }: Statement): boolean {
  return (
    /^arn:[^:]*:kms:.*:key\//.test(resource) &&
    conditions.some((condition) => /^kms:ViaService$/i.test(condition.key) && picksOut(condition))
  );
}

/** Whether a key encrypts something that the workload uses. */
function encrypts(key: string, declared: readonly Declared[], stack: Graph): boolean {
  const keys = declared.flatMap(({ resources }) => resources.flatMap((resource) => keyOf(resource, stack) ?? []));
  return (
    keys.some((one) => one === key || (aliasOf(one) !== undefined && aliasOf(one) === aliasOf(key))) ||
    (/^arn:[^:]*:kms:/.test(key) && declared.some(({ resources }) => resources.some(({ raw }) => holds(raw, key))))
  );
}

/** Whether a text stands somewhere in a document, as a whole: services have arguments of many names for their key. */
function holds(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text;
  return typeof value === 'object' && value !== null && Object.values(value).some((child) => holds(child, text));
}
