import { describeWithLab } from '../lab/jest/with-lab';
import { Grounds, tools } from './grounds';
import type { Life, Outcome } from './row';
import { live } from './scenario';
import { isStale, tableOf } from './table';

/**
 * Lives through the rows of a life in the proving ground, prints their table, and holds it against the page.
 *
 * @param title of the table, on the page
 */
export function testSecondDay(title: string, life: Life): void {
  describeWithLab(`The second day: ${title}`, tools, (sandbox) => {
    const grounds = new Grounds();
    let outcomes: readonly Outcome[];

    beforeAll(async () => {
      outcomes = await live(await grounds.start(sandbox(), life.namespaces), life);
      process.stderr.write(`${title}\n${tableOf(outcomes)}\n`);
    }, 1_800_000);
    afterAll(() => grounds.close());

    test('nothing that holds data is destroyed or replaced, and what was put into it is there, but for what its owner destroyed', () => {
      for (const { row, lost, gone } of outcomes) {
        expect({ change: row.change, lost, gone }).toEqual({
          change: row.change,
          lost: [],
          gone: Array(row.destroyed ?? 0).fill(expect.anything()),
        });
      }
      expect(outcomes.at(-1)!.looked).toBeGreaterThan(0);
    });

    test('pods stay where nothing of theirs changed', () => {
      for (const { row, restarted } of outcomes) {
        const workloads = [...new Set(restarted.map((key) => key.split('/').slice(1).join('/')))];
        expect({ change: row.change, restarted: workloads }).toEqual({ change: row.change, restarted: row.restarted ?? [] });
      }
    });

    test('what would lose something is refused, and nothing is applied', () => {
      for (const { row, refusal, actions } of outcomes) {
        expect({ change: row.change, refusal }).toEqual({
          change: row.change,
          refusal: row.refused ? expect.stringMatching(row.refused) : undefined,
        });
        if (row.refused) expect(actions).toEqual({});
      }
    });

    test('docs/change-without-loss.md says the same', () => {
      expect(isStale(title, outcomes)).toBe(false);
    });
  });
}
