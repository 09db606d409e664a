import { describeWithLab } from '../lab/jest/with-lab';
import { Grounds, tools } from './grounds';
import { courseOf } from './lives/course';
import type { Outcome } from './row';
import { live } from './scenario';
import { tableOf } from './table';

const first = Number(process.env.SEED ?? 1);
const seeds = Array.from({ length: Number(process.env.COURSES ?? 1) }, (_, index) => first + index);

for (const seed of seeds) describeCourse(seed);

function describeCourse(seed: number): void {
  describeWithLab(`The second day: a course of edits that are drawn (SEED=${seed})`, tools, (sandbox) => {
    const grounds = new Grounds();
    let outcomes: readonly Outcome[];

    beforeAll(async () => {
      const life = courseOf(seed, 10);
      outcomes = await live(await grounds.start(sandbox(), life.namespaces), life);
      process.stderr.write(`${tableOf(outcomes)}\n`);
    }, 1_800_000);
    afterAll(() => grounds.close());

    test('loses nothing that holds data, and what is refused is not applied', () => {
      for (const { row, lost, gone, refusal, actions } of outcomes) {
        expect({ change: row.change, lost, gone }).toEqual({ change: row.change, lost: [], gone: [] });
        if (refusal === undefined) continue;
        expect(actions).toEqual({});
        expect(refusal).toMatch(/^Error: /);
        expect(refusal).not.toMatch(/\n\s+at /);
      }
      expect(outcomes.at(-1)!.looked).toBeGreaterThan(0);
      expect(outcomes.filter(({ actions }) => Object.keys(actions).length > 0).length).toBeGreaterThan(0);
    });
  });
}
