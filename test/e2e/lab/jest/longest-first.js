const { default: Sequencer } = require('@jest/test-sequencer');

const longest = 'test/e2e/terraform/example.test.ts';

/** The longest tests first, so that they are not alone at the end. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(({ path }) => path.endsWith(longest)), ...sorted.filter(({ path }) => !path.endsWith(longest))];
  }
};
