import type { Policy } from '../../../lib';
import { ruleExamples } from '../../../lib/cli/validate/rule-examples';
import { Condition } from '../../../lib/policy/expression/condition';
import type { ConditionNode, TermNode } from '../../../lib/policy/expression/node';
import { mapCondition, mapTerm, partsOf } from '../../../lib/policy/expression/parts';
import { rulesOf } from '../../../lib/policy/policy';
import { ExpressionRule } from '../../../lib/policy/rules/expression-rule';
import { tablesOf } from './row-names';
import { passingOf, verdictOfRow } from './rows';
import type { Table } from './table';

const examples = ruleExamples();

type Node = ConditionNode | TermNode;

/** Excused rows of a policy's table that `slipway explain` does not name. */
export function unnamedExcuses({ name }: Policy, { excused = {} }: Table): readonly string[] {
  const named = examples.get(name)?.excuses ?? [];
  return Object.keys(excused).filter((sentence) => !named.includes(sentence));
}

/** What complies in another place than where it would fail, such as in an older block: no excuse, though the expression is written as one. */
const complying: ReadonlySet<string> = new Set([
  'aws/rds/encryption-cmk: a key',
  'aws/s3/access-logging: one by itself',
  'aws/s3/lifecycle: rules in the bucket',
  'aws/s3/replication-lock-events: replication in the bucket',
  'aws/s3/replication: one by itself',
  'aws/s3/versioning: one by itself',
  'aws/sqs/encryption: a key',
  'aws/stores/tls: aws_dms_endpoint, kafka_settings.security_protocol "ssl-encryption"',
]);

/** Of which an excuse changes no verdict, for another part decides: by it less is told, or it costs less. */
const worded: ReadonlySet<string> = new Set(['aws/cognito/passwords', 'aws/s3/block-public-access', 'k8s/env/plain-secret']);

/** Rows that pass by an excuse of the policy's expressions, and are not among those that are excused. */
export function silentExcuses(policy: Policy, { pass = {} }: Table): readonly string[] {
  const stricter = withoutExcuses(policy);
  return Object.entries(pass).flatMap(([sentence, row]) =>
    !complying.has(`${policy.name}: ${sentence}`) && stricter.some((one) => verdictOfRow(one, row).verdict === 'fail') ? [sentence] : [],
  );
}

/** How many excuses of the policy's expressions excuse no row of its table; none are counted where it has other tables. */
export function untriedExcuses(policy: Policy, table: Table): number {
  if (tablesOf(policy) > 1 || worded.has(policy.name)) return 0;
  const rows = Object.values(passingOf(table));
  return withoutExcuses(policy).filter((one) => rows.every((row) => verdictOfRow(one, row).verdict !== 'fail')).length;
}

/** The policy without one of its excuses, for each of them. */
function withoutExcuses(policy: Policy): readonly Policy[] {
  const rules = rulesOf(policy);
  return rules.flatMap((rule, index) => {
    if (!(rule instanceof ExpressionRule)) return [];
    return excusesIn(rule.condition.node).map((excuse) => {
      const condition = new Condition(without(rule.condition.node, excuse) as ConditionNode);
      return { ...policy, rule: rules.map((one, other) => (other === index ? new ExpressionRule(rule.target, condition) : one)) };
    });
  });
}

function excusesIn(node: Node): readonly ConditionNode[] {
  const own = 'excuses' in node && node.excuses ? [node] : [];
  return [...own, ...partsOf(node).flatMap(excusesIn)];
}

/** The node in which one below it never holds; variables stay who they are. */
function without(node: Node, excuse: ConditionNode): Node {
  if (node === excuse) return { kind: 'any', conditions: [] };
  if (!excusesIn(node).includes(excuse)) return node;
  const mapping = {
    condition: (part: ConditionNode) => without(part, excuse) as ConditionNode,
    term: (part: TermNode) => without(part, excuse) as TermNode,
  };
  return isTerm(node) ? mapTerm(node, mapping) : mapCondition(node, mapping);
}

const terms: ReadonlySet<string> = new Set<TermNode['kind']>([
  'where',
  'count',
  'fallback',
  'concat',
  'cast',
  'join',
  'entry',
  'field',
  'keys',
]);

function isTerm(node: Node): node is TermNode {
  return terms.has(node.kind);
}
