import { judge, type Policy } from '../../../lib';
import type { PolicyRow, PolicyTable } from '../../../lib/testing';
import { attributesOf } from './known-attributes';
import { whole } from './rows';

/** What cures begin with: each says what to do. */
const imperatives =
  /^(?:Add|Ask|Choose|Drop|Give|Have|Keep|Leave|Let|List|Make|Map|Mend|Mount|Name|Protect|Push|Put|Rename|Run|Select|Set|State|Take|Turn|Use|Write) /;
const undecided = /\b(?:consider|should|please|might|try to|if possible|as appropriate)\b/i;
const leaked = /\b(?:undefined|null|NaN)\b|\[object |=> /;
/** Two fields and how they stand: conditions of the rule, of which one may be what would have excused it. */
const twoConditions = /(?:is not set|is empty), [\w.[\]'-]+ (?:is|has) /;

/** What is wrong with what a policy says of the failing rows of its table, for the person who got it. */
export function poorSentences(policy: Policy, table: PolicyTable): readonly string[] {
  const rows = Object.values(table.fail ?? {});
  return [...new Set(rows.flatMap((row) => poorIn(policy, row, table)))];
}

function poorIn(policy: Policy, row: PolicyRow, table: PolicyTable): readonly string[] {
  const { resources, parameters = [], ...place } = whole(row);
  const [subject] = resources;
  const { violations } = judge(resources, [{ name: 'test', version: '0.0.0', policies: [policy], parameters }], place);
  return violations
    .filter(({ resource }) => resource === subject)
    .flatMap(({ message, field, remediation = policy.remediation }) => [
      ...(imperatives.test(remediation) && /\.$/.test(remediation) ? [] : [`says not what to do: ${remediation}`]),
      ...(undecided.test(remediation) ? [`is undecided: ${remediation}`] : []),
      ...(leaked.test(`${message} ${remediation}`) ? [`shows how it is made: ${message} ${remediation}`] : []),
      ...(twoConditions.test(message) ? [`tells conditions of the rule: ${message}`] : []),
      ...(message.endsWith(`${field} is not set`) && isStated(subject!.values[field!]) ? [`misses what is there: ${message}`] : []),
      ...(/[.:;,]$/.test(message) || message.trim() === '' ? [`is the end of no sentence: ${message}`] : []),
      ...unheardOf(subject!.type, message, remediation, policy, table).map(
        (name) => `names ${name}, which the provider does not know: ${remediation}`,
      ),
    ]);
}

const isStated = (value: unknown): boolean => value !== undefined && value !== null && JSON.stringify(value).length > 2;

/** Names in a cure that are no attribute of the resource, or of one that is named, no type, and stand in no document of the table. */
function unheardOf(type: string, message: string, cure: string, policy: Policy, table: PolicyTable): readonly string[] {
  if (!type.startsWith('aws_')) return [];
  const types = [type, ...(`${cure} ${message} ${policy.remediation}`.match(/\baws_\w+/g) ?? [])];
  const known = types.map(attributesOf);
  const documents = JSON.stringify(table);
  return [...new Set(cure.match(/(?<![\w:/.-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g) ?? [])].filter(
    (name) =>
      !known.some((attributes) => attributes?.has(name)) &&
      (name.startsWith('aws_')
        ? attributesOf(name) === undefined && attributesOf(`data.${name}`) === undefined
        : !documents.includes(name)),
  );
}
