import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { UserError } from '../../lib/errors';
import { markdownFailure } from '../../lib/plan/formats/markdown-failure';
import { markdownPlan } from '../../lib/plan/formats/markdown-plan';
import { hostilePlanTexts, hostileWords, withTexts, wordPlan } from '../kit/plans';
import { root } from '../kit/root';

/** What a parser of GitHub's Markdown finds in texts, without what they say. */
function treesOf(texts: readonly string[]): readonly unknown[] {
  const program = path.join(root, 'test/kit/markdown-trees.mjs');
  return JSON.parse(execFileSync(process.execPath, [program], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 }));
}

test.each([true, false])('a comment has the nodes of one with harmless texts, in their order (folded: %s)', (folds) => {
  const limits = { characters: 10_000_000, folds };
  const samples = fc.sample(fc.tuple(wordPlan, hostileWords), { seed: 1, numRuns: 15 });
  const hostile = samples.map(([plan, textOf]) => markdownPlan(withTexts(plan, textOf), limits));
  const harmless = samples.map(([plan]) => markdownPlan(plan, limits));
  expect(treesOf(hostile)).toEqual(treesOf(harmless));
});

test('every link is one of ours, and every tag folds', () => {
  const samples = fc.sample(fc.tuple(wordPlan, hostileWords), { seed: 2, numRuns: 10 });
  const trees = JSON.stringify(treesOf(samples.map(([plan, textOf]) => markdownPlan(withTexts(plan, textOf)))));
  expect(new Set(trees.match(/https?:[^"]*/g))).toEqual(new Set(['https://kubernetes.io/docs/concepts/']));
  expect([...new Set(trees.match(/<[^>]*>/g))].sort()).toEqual(['</code>', '</details>', '</summary>', '<code>', '<details>', '<summary>']);
});

test('the comment of an error is a heading and a block of code', () => {
  const errors = hostilePlanTexts.map((text) => markdownFailure(new UserError(text, text)));
  expect(treesOf(errors)).toEqual(errors.map(() => ['root', ['heading', ['text']], ['code']]));
});
