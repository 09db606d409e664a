import type { Policy, Resource } from '../../../lib';
import { resourcesOf, verdictOfRow, whole } from './rows';
import type { Row, Table } from './table';

// biome-ignore lint/suspicious/noExplicitAny: a document of a row
type Json = any;
type Join = (own: readonly Json[]) => readonly Json[];

/** Rules of which one is enough: a container that answers, a rule that ends uploads, one that blocks. */
const ofOne = [
  'aws/containers/insights',
  'aws/elb/https',
  'aws/logs/services',
  'aws/s3/lifecycle',
  'aws/waf/rules',
  'k8s/probes/readiness',
];

/** Rows that fail, and no longer do where another container of the pod complies, or another block of the resource. */
export function acquittedBeside(policy: Policy, table: Table): readonly string[] {
  if (ofOne.includes(policy.name)) return [];
  const complying = Object.values(table.pass ?? {}).map((row) => resourcesOf(row)[0]!);
  return Object.entries(table.fail ?? {}).flatMap(([sentence, row]) =>
    joinsOf(resourcesOf(row)[0]!, complying).flatMap(([where, key, join]) =>
      verdictOfRow(policy, rowJoined(row, key, join)).verdict === 'fail' ? [] : [`${sentence}, with one that complies ${where}`],
    ),
  );
}

/** What may stand beside what fails: containers of a pod, before and behind it; blocks of Terraform, of which only the first may count, behind it. */
function joinsOf({ type, values }: Resource, complying: readonly Resource[]): readonly (readonly [where: string, key: string, Join])[] {
  const [container] = complying.flatMap((other) => listsOf(other.values, 'containers').flat());
  const other = { ...container, name: 'beside' };
  const ofPods: readonly (readonly [string, string, Join])[] = [
    ['before', 'containers', (own) => [other, ...own]],
    ['behind', 'containers', (own) => [...own, other]],
  ];
  const blocks = Object.entries(values).filter(([, own]) => isBlocks(own));
  return [
    ...(container && listsOf(values, 'containers').length > 0 ? ofPods : []),
    ...blocks.flatMap(([key]) => {
      const [first] = complying.filter((one) => one.type === type && isBlocks(one.values[key]));
      return first ? [[`in ${key}`, key, (own: readonly Json[]) => [...own, ...first.values[key]]] as const] : [];
    }),
  ];
}

const isBlocks = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object');

function rowJoined(row: Row, key: string, join: Join): Row {
  const [resource, ...others] = resourcesOf(row);
  return { ...whole(row), resources: [{ ...resource!, values: withJoined(resource!.values, key, join) }, ...others] };
}

/** The lists of a key, wherever they stand in a document. */
function listsOf(document: Json, key: string): readonly (readonly Json[])[] {
  const found: (readonly Json[])[] = [];
  withJoined(document, key, (own) => {
    found.push(own);
    return own;
  });
  return found;
}

function withJoined(value: Json, key: string, join: Join): Json {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [name, name === key && Array.isArray(own) ? join(own) : withJoined(own, key, join)]),
  );
}
