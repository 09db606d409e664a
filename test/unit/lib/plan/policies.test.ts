import type { Assembly } from '../../../../lib/assembly/assembly';
import { compareSides } from '../../../../lib/plan/compare-sides';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import { plainSide } from '../../../kit/sides';

type Level = 'advisory' | 'mandatory';
const stack = (id: string, environment: string, level: Level) => ({
  id,
  environment,
  region: 'eu-west-1',
  protected: true,
  clusters: [],
  workloads: [],
  resources: [],
  packs: [{ name: 'baseline', version: '1.0.0', levels: { 'k8s/image/tag': level } }],
});
const side = (...stacks: readonly Assembly['stacks'][number][]) => ({
  ...plainSide({}),
  assembly: { schemaVersion: 1 as const, organization: 'acme', stacks },
});
const all = (level: Level) => side(...['a', 'b', 'c'].map((id) => stack(id, 'production', level)), stack('d', 'staging', level));
const texts = (plan: ReturnType<typeof compareSides>) =>
  plan.changes.flatMap(({ environment, subject, items }) =>
    items.map(({ verdict, text }) => `${environment} ${subject}: ${verdict} ${text}`),
  );

test('what policies of an environment do changes once, however many stacks it has', () => {
  const plan = compareSides(all('mandatory'), all('advisory'));
  expect(texts(plan)).toEqual([
    'production policies: danger packs.baseline.levels[k8s/image/tag] mandatory → advisory',
    'staging policies: danger packs.baseline.levels[k8s/image/tag] mandatory → advisory',
  ]);
  expect(textPlan(plan)).toContain('production\n  policies\n');
});

test('a stack of which somebody wrote other policies than of its neighbours is told by itself', () => {
  const [one, other, ...rest] = all('mandatory').assembly.stacks;
  const plan = compareSides(all('mandatory'), side(one!, { ...other!, packs: [] }, ...rest));
  expect(texts(plan)).toEqual([expect.stringMatching(/^production policies of b: review created/)]);
});

test('what only one of two sides describes is no change: a folder that Slipway did not write has no policies', () => {
  expect(texts(compareSides(all('mandatory'), plainSide({})))).toEqual([]);
  expect(texts(compareSides(plainSide({}), all('mandatory')))).toEqual([]);
  expect(texts(compareSides(all('mandatory'), side()))).toEqual([]);
});
