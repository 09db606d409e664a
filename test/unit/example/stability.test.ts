import * as fs from 'node:fs';
import * as path from 'node:path';
import { stacks } from '../../../apps/stacks';
import { canonicalJson, sha256 } from '../../../lib/documents/hash';
import { Resource } from '../../../lib/documents/resource';
import { synthesizePlatform } from '../../../lib/testing';

const committed = path.join(__dirname, 'stability.json');

/** Attributes by which a cloud knows a resource: another value makes another resource. */
const nameAttributes = ['bucket', 'identifier', 'name', 'replication_group_id', 'db_name', 'cluster_name', 'final_snapshot_identifier'];

function physicalName({ values }: Resource): string {
  return nameAttributes
    .flatMap((attribute) => (typeof values[attribute] === 'string' ? [`${attribute}=${values[attribute]}`] : []))
    .join(' ');
}

/** What must not change in a patch or minor release: logical ids, physical names, pod templates. */
function identities(): Record<string, string> {
  const { resources } = synthesizePlatform(stacks);
  const entries = resources.all.map((resource): [string, string] => {
    const stack = resource.path.split('/')[0]!;
    if (!resource.type.includes('/')) return [`${stack} ${resource.address}`, physicalName(resource)];
    const template = resource.values.spec?.template;
    return [
      `${stack} ${resource.address}`,
      resource.type === 'apps/v1/Deployment' ? `pod template ${sha256(canonicalJson(template)).slice(0, 16)}` : '',
    ];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A difference here reaches users as a replaced resource or restarted pods. Where that is intended, say so in the CHANGELOG,
 * and write the new list: `UPDATE_STABILITY=1 npm test -- stability`.
 */
test('ids, physical names and pod templates of the example are those of the last release', () => {
  const now = identities();
  if (process.env.UPDATE_STABILITY) fs.writeFileSync(committed, `${JSON.stringify(now, undefined, 2)}\n`);
  const before: Record<string, string> = JSON.parse(fs.readFileSync(committed, 'utf8'));

  const gone = Object.keys(before)
    .filter((key) => !(key in now))
    .map((key) => `gone, and destroyed: ${key}`);
  const changed = Object.keys(before)
    .filter((key) => key in now && now[key] !== before[key])
    .map((key) => `changed: ${key}: ${before[key]} → ${now[key]}`);
  const added = Object.keys(now)
    .filter((key) => !(key in before))
    .map((key) => `new: ${key}`);
  expect([...gone, ...changed, ...added]).toEqual([]);
});
