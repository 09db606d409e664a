import { judge, type Policy, type Resource } from '../../../lib';
import { passingOf, type Whole, whole } from './rows';
import type { Row, Table } from './table';

type Json = Readonly<Record<string, unknown>>;

/**
 * A failing row of a policy's table and one that passes, between which nothing stands but what the cures of the failing one name: who does
 * as they say has mended it.
 */
export function mended(policy: Policy, { fail = {}, ...table }: Table): readonly [string, string] | undefined {
  for (const [failing, before] of Object.entries(fail)) {
    const cures = curesOf(policy, before);
    const passing = Object.entries(passingOf(table)).find(([, after]) => {
      const fields = touched(whole(before), whole(after));
      return fields && fields.length > 0 && fields.every((names) => names.some((name) => mentions(cures, name)));
    });
    if (passing) return [failing, passing[0]];
  }
  return undefined;
}

/** What a policy tells to do about the first resource of a row. */
export function curesOf(policy: Policy, row: Row): string {
  const { resources, parameters = [], ...place } = whole(row);
  const { violations } = judge(resources, [{ name: 'test', version: '0.0.0', policies: [policy], parameters }], place);
  const own = violations.filter(({ resource }) => resource === resources[0]);
  return own.map(({ remediation = policy.remediation }) => remediation).join(' ');
}

/**
 * What differs between two rows: for each place the names that tell it, one of which is enough.
 *
 * @returns nothing where they are judged in different places, or are about different things
 */
function touched(
  { resources: before, ...place }: Whole,
  { resources: after, ...other }: Whole,
): readonly (readonly string[])[] | undefined {
  const [[subject, ...former], [same, ...latter]] = [before, after];
  if (JSON.stringify(place) !== JSON.stringify(other) || kindOf(subject!) !== kindOf(same!)) return undefined;
  const addresses = [...new Set([...former, ...latter].map(({ address }) => address))];
  return [
    ...(subject!.origin === same!.origin ? [] : [['dependency']]),
    ...(subject!.integrity === same!.integrity ? [] : [['synth']]),
    ...differences(subject!.values, same!.values, []),
    ...addresses.flatMap((address) => {
      const [one, two] = [former, latter].map((all) => all.find((resource) => resource.address === address));
      if (one && two) return differences(one.values, two.values, []);
      return [[kindOf((one ?? two)!), ...keysIn((one ?? two)!.values)]];
    }),
  ];
}

function kindOf({ type }: Resource): string {
  return type.split('/').at(-1)!;
}

function differences(before: unknown, after: unknown, path: readonly string[]): readonly (readonly string[])[] {
  const [one, two] = [parsed(before), parsed(after)];
  if (JSON.stringify(one) === JSON.stringify(two)) return [];
  const [left, right] = [fieldsOf(one), fieldsOf(two)];
  if (left && right)
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
      differences(left[key], right[key], isIndex(key) ? path : [...path, key]),
    );
  // The field, the one that holds it, such as a block or a map of labels, or what is in it.
  const around = path.filter((name) => name === 'Condition' || name === 'Principal');
  const own = path.slice(-2).filter((name) => name !== 'spec' && name !== 'metadata');
  return [[...around, ...own, ...keysIn(left ?? right)]];
}

/** A policy is read as what it says. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' && /^\{"/.test(value) ? JSON.parse(value) : value;
}

function fieldsOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null ? (value as Json) : undefined;
}

function keysIn(value: Json | undefined): readonly string[] {
  return Object.entries(value ?? {}).flatMap(([key, inner]) => [...(isIndex(key) ? [] : [key]), ...keysIn(fieldsOf(inner))]);
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

/** Whether a sentence has a name in it, as one or as many. */
function mentions(text: string, name: string): boolean {
  const words = name.replace(/s$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${words}s?(?![\\w-])`, 'i').test(text);
}
