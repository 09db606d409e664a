import type { Test } from '@jest/test-result';
import Sequencer from '@jest/test-sequencer';

const longest = 'test/e2e/terraform/example.test.ts';

/** The longest tests first, so that it is not alone at the end. */
export default class LongestFirst extends Sequencer {
  override sort(tests: Iterable<Test>): Test[] {
    const sorted = super.sort([...tests]) as Test[];
    return [...sorted.filter(({ path }) => path.endsWith(longest)), ...sorted.filter(({ path }) => !path.endsWith(longest))];
  }
}
