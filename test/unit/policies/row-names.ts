import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Policy } from '../../../lib';
import { root } from '../../kit/root';

const textsIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'));

const tests = textsIn('test/unit/policies');
const constants = new Map(
  textsIn('policies').flatMap((text) =>
    [...text.matchAll(/export const (\w+): Policy = \{\s*name: '([^']+)'/g)].map(([, constant, name]) => [name!, constant!] as const),
  ),
);

/** Whether a table of the policy, or what tables share, has a row of that name: in so many words, or by a type and what it is without. */
export function hasRow({ name }: Policy, sentence: string): boolean {
  const words = /^aws_(\w+) without (\S+)$/.exec(sentence)?.slice(1);
  const keys = [`'${sentence}':`, `"${sentence}":`];
  return tests.some(
    (text) =>
      (describes(name).test(text) || !text.includes('describePolicy(')) &&
      (words?.every((word) => text.includes(word)) ?? keys.some((key) => text.includes(key))),
  );
}

/** How many tables a policy has. */
export function tablesOf({ name }: Policy): number {
  return tests.filter((text) => describes(name).test(text)).length;
}

/** What tables of a policy stand in, where there are several. */
export function textsAbout({ name }: Policy): readonly string[] {
  const about = tests.filter((text) => describes(name).test(text));
  return about.length > 1 ? about : [];
}

function describes(name: string): RegExp {
  return new RegExp(`describePolicy\\(\\s*${constants.get(name)}\\b`);
}
