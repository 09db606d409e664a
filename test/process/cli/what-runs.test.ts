import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import { program } from '../../../lib/cli/main';
import { root } from '../../kit/root';

/** Every verb that does something, with the words that call it. */
function verbsOf(command: Command, words: string): readonly string[] {
  if (command.commands.length === 0) return [words];
  return command.commands.flatMap((each) => verbsOf(each, `${words} ${each.name()}`));
}

test('the docs say of every verb which code it runs', () => {
  const docs = fs.readFileSync(path.join(root, 'docs/policies.md'), 'utf8');
  const [, table = ''] = /\n### What runs code\n([\s\S]*?)\n### /.exec(docs) ?? [];
  const named = new Set(
    [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, verbs]) =>
      [...verbs!.matchAll(/`(slipway [a-z -]*[a-z])/g)].map(([, verb]) => verb),
    ),
  );
  expect(verbsOf(program(), 'slipway').filter((verb) => !named.has(verb))).toEqual([]);
});
