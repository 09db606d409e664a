import * as fs from 'node:fs';
import * as path from 'node:path';
import { stacks } from '../../../apps/stacks';
import { canonicalJson, sha256 } from '../../../lib/documents/hash';
import { Resource } from '../../../lib/documents/resource';
import { synthesizePlatform } from '../../../lib/testing';

/** Attributes by which a cloud knows a resource: another value makes another resource. */
const nameAttributes = ['bucket', 'identifier', 'name', 'replication_group_id', 'db_name', 'cluster_name', 'final_snapshot_identifier'];

function physicalName({ values }: Resource): string {
  return nameAttributes
    .flatMap((attribute) => (typeof values[attribute] === 'string' ? [`${attribute}=${values[attribute]}`] : []))
    .join(' ');
}

const resources = synthesizePlatform(stacks).resources.all.map((resource) => ({
  ...resource,
  key: `${resource.path.split('/')[0]} ${resource.address}`,
}));
const names = resources.map((resource) => [resource.key, resource.type.includes('/') ? '' : physicalName(resource)] as const);
const templates = resources
  .filter(({ type }) => type === 'apps/v1/Deployment')
  .map(({ key, values }) => [key, sha256(canonicalJson(values.spec.template)).slice(0, 16)] as const);

/** What is otherwise than in the committed list; with UPDATE_STABILITY=<which> the list is written anew. */
function differences(which: 'names' | 'templates', entries: readonly (readonly [string, string])[]): readonly string[] {
  const committed = path.join(__dirname, `stability-${which}.json`);
  const now = Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (process.env.UPDATE_STABILITY === which) fs.writeFileSync(committed, `${JSON.stringify(now, undefined, 2)}\n`);
  const before: Record<string, string> = JSON.parse(fs.readFileSync(committed, 'utf8'));
  return [
    ...Object.keys(before)
      .filter((key) => !(key in now))
      .map((key) => `gone: ${key}`),
    ...Object.keys(before)
      .filter((key) => key in now && now[key] !== before[key])
      .map((key) => `changed: ${key}: ${before[key]} → ${now[key]}`),
    ...Object.keys(now)
      .filter((key) => !(key in before))
      .map((key) => `new: ${key}`),
  ];
}

/** What is gone or changed here reaches users as a resource destroyed: `UPDATE_STABILITY=names npm test -- stability` once it is announced. */
test('ids, addresses and physical names of the example are those of the last release', () => {
  expect(differences('names', names)).toEqual([]);
});

/** A difference restarts pods: say so in the CHANGELOG, then `UPDATE_STABILITY=templates npm test -- stability`. */
test('pod templates of the example are those of the last release', () => {
  expect(differences('templates', templates)).toEqual([]);
});
