import * as fs from 'node:fs';
import * as path from 'node:path';
import { keptTypes, lossOf } from '../../../../lib/kept/kept-types';
import { root } from '../../../kit/root';

const withoutLoss: readonly string[] = JSON.parse(fs.readFileSync(path.join(__dirname, 'types-without-loss.json'), 'utf8'));
/** Without `aws_`: policies, attachments, rules, settings, and whatever its configuration makes anew. */
const others = withoutLoss.flatMap((line) => line.split(' ')).map((name) => `aws_${name}`);

const bindings = path.join(root, 'node_modules/@cdktf/provider-aws/lib');
const types = fs.readdirSync(bindings).flatMap((folder) => {
  const file = path.join(bindings, folder, 'index.d.ts');
  if (folder.startsWith('data-') || !fs.existsSync(file)) return [];
  const [, type] = /readonly tfResourceType = "(aws_\w+)"/.exec(fs.readFileSync(file, 'utf8')) ?? [];
  return type === undefined ? [] : [type];
});

test('every type of the binding is classified: what is lost with it, or nothing', () => {
  const known = new Set([...lossOf.keys(), ...others]);
  expect(types.filter((type) => !known.has(type))).toEqual([]);
  expect(types.length).toBeGreaterThan(1_500);
});

test('no type is classified that the binding lacks, nor twice', () => {
  const all = [...Object.values(keptTypes).flatMap((list) => list.trim().split(/\s+/)), ...others];
  expect(all.filter((type, index) => all.indexOf(type) !== index)).toEqual([]);
  expect(all.filter((type) => type.startsWith('aws_') && !types.includes(type))).toEqual([]);
});
