import { kindWords, removalWords, verdictWords } from '../../../../lib/plan/formats/plan-words';
import type { Plan } from '../../../../lib/plan/plan';
import { planSummary } from '../../../../lib/plan/plan-summary';

const removedBy = (...removal: readonly (readonly [by: string, what: string])[]) => ({
  kind: 'deleted',
  items: [],
  removal: removal.map(([by, what]) => ({ by, what })),
});
const planOf = (...changes: readonly object[]) =>
  ({ changes, summary: planSummary(changes as unknown as Plan['changes']) }) as unknown as Plan;

test.each([
  [{ danger: 3, review: 1, routine: 5 }, '3 danger, 1 review, 5 routine'],
  [{ danger: 0, review: 1, routine: 0 }, '1 review'],
  [{ danger: 0, review: 0, routine: 0 }, 'none'],
])('of %j what is there is counted', (counts, words) => expect(verdictWords(counts)).toBe(words));

test('kinds of changes are counted that there are', () => {
  expect(kindWords(planOf(removedBy(), removedBy(), { kind: 'created', items: [] }))).toBe('1 created, 2 deleted');
  expect(kindWords(planOf())).toBe('');
});

test('what tools do with what is gone is said once each, in an order of its own', () => {
  const [kept, deleted] = [
    ['terraform', 'destroys it'],
    ['argo-cd', 'deletes it'],
  ] as const;
  const words = ['2 objects: Argo CD deletes it', '1 object: Terraform destroys it', '1 object: other leaves it'];
  expect(removalWords(planOf(removedBy(kept, deleted), removedBy(['other', 'leaves it']), removedBy(deleted)))).toEqual(words);
});
