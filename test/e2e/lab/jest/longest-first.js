const { default: Sequencer } = require('@jest/test-sequencer');

/** By path; a folder for all that is in it. */
const longest = ['test/e2e/terraform/example.test.ts', 'test/e2e/day-2/'];

/** The longest tests first, so that they are not alone at the end. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const rankOf = ({ path }) => longest.findIndex((one) => path.replaceAll('\\', '/').includes(one));
    return [...longest.flatMap((_, rank) => sorted.filter((test) => rankOf(test) === rank)), ...sorted.filter((test) => rankOf(test) < 0)];
  }
};
