import Sequencer from '@jest/test-sequencer';
import type { Test } from '@jest/test-result';

/** What waits for the provider most of the time, while others have the processor. */
const longest = 'test/e2e/terraform/example.test.ts';

/** The longest tests first, so that it is not alone at the end. */
export default class LongestFirst extends Sequencer {
  override sort(tests: Iterable<Test>): Test[] {
    const sorted = super.sort([...tests]) as Test[];
    return [...sorted.filter(({ path }) => path.endsWith(longest)), ...sorted.filter(({ path }) => !path.endsWith(longest))];
  }
}
