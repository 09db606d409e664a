import type { Policy, Resource } from '../../../lib';
import { withOneMore } from './known-attributes';
import { textsAbout } from './row-names';
import { resourcesOf, verdictOfRow, whole } from './rows';
import type { Row, Table } from './table';

/** What an attribute may be: an excuse that any value makes is made by one of these. */
const values = ['x', true];

/**
 * Attributes of which one more makes what fails pass, though no row of the table has them: excuses that nobody was told of, and that may be
 * none. Of each type one row is looked at.
 */
export function unshownExcuses(policy: Policy, table: Table): readonly string[] {
  const rows = Object.values(table).flatMap((some: Readonly<Record<string, Row>>) => Object.values(some));
  const shown = JSON.stringify([rows.flatMap(resourcesOf), textsAbout(policy), policy.remediation]);
  const byType = new Map<string, Row>(
    Object.values(table.fail ?? {})
      .reverse()
      .map((row) => [resourcesOf(row)[0]!.type, row]),
  );
  const found = [...byType.values()].flatMap((row) => {
    const [{ type, ...resource }, ...others] = resourcesOf(row) as [Resource, ...Resource[]];
    return withOneMore(type, resource.values, values)
      .filter(({ added }) => !new RegExp(`\\b${added}\\b`, 'i').test(shown))
      .filter(
        (more) =>
          verdictOfRow(policy, { ...whole(row), resources: [{ ...resource, type, values: more.values }, ...others] }).verdict === 'pass',
      )
      .map(({ path }) => `${type}.${path}`);
  });
  return [...new Set(found)];
}
