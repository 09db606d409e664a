import * as fs from 'node:fs';
import * as path from 'node:path';
import { stacks } from '../../../apps/stacks';
import { canonicalJson, sha256 } from '../../../lib/documents/hash';
import { Resource } from '../../../lib/documents/resource';
import { lossOf } from '../../../lib/kept/kept-types';
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
const templates = resources.flatMap(({ type, key, values: { spec } }) => {
  const template = /^(apps|batch)\/v1\//.test(type) ? (spec.jobTemplate?.spec.template ?? spec.template) : undefined;
  return template ? [[key, sha256(canonicalJson(template)).slice(0, 16)] as const] : [];
});

/** What whoever upgrades would suffer, of something in the list. */
function suffering(which: 'names' | 'templates', key: string, isGone: boolean): string {
  const [, address = ''] = key.split(/ (.*)/s);
  if (which === 'templates') return isGone ? 'its pods are gone' : 'all of its pods restart at the upgrade';
  const loss = address.includes('/') ? undefined : lossOf.get(address.split('.')[0]!);
  const lost = loss === undefined ? '' : `, and ${loss} is lost`;
  return isGone ? `Terraform or a pruning apply destroys it at the upgrade${lost}` : `it is replaced at the upgrade${lost}`;
}

/** What is otherwise than in the committed list; with UPDATE_STABILITY=<which> the list is written anew. */
function differences(which: 'names' | 'templates', entries: readonly (readonly [string, string])[]): readonly string[] {
  const committed = path.join(__dirname, `stability-${which}.json`);
  const now = Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (process.env.UPDATE_STABILITY === which) fs.writeFileSync(committed, `${JSON.stringify(now, undefined, 2)}\n`);
  const before: Record<string, string> = JSON.parse(fs.readFileSync(committed, 'utf8'));
  return [
    ...Object.keys(before)
      .filter((key) => !(key in now))
      .map((key) => `gone: ${key}: ${suffering(which, key, true)}`),
    ...Object.keys(before)
      .filter((key) => key in now && now[key] !== before[key])
      .map((key) => `changed: ${key}: ${before[key]} → ${now[key]}: ${suffering(which, key, false)}`),
    ...Object.keys(now)
      .filter((key) => !(key in before))
      .map((key) => `new: ${key}: it is made beside what is there`),
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

test('what is gone or changed is told by what somebody would suffer', () => {
  expect(suffering('names', 'a-production-eu-west-1 aws_s3_bucket.x', true)).toMatch(
    /^Terraform .* destroys it at the upgrade, and .+ is lost$/,
  );
  expect(suffering('names', 'a-production-eu-west-1 aws_iam_role.x', false)).toBe('it is replaced at the upgrade');
  expect(suffering('names', 'a-production-eu-west-1 blue/shop/Service/cart', true)).toBe(
    'Terraform or a pruning apply destroys it at the upgrade',
  );
  expect(suffering('templates', 'a-production-eu-west-1 blue/shop/Deployment/cart', false)).toBe('all of its pods restart at the upgrade');
});
