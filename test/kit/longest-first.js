const { default: Sequencer } = require('@jest/test-sequencer');

/** By path; a folder for all that is in it. */
const longest = [
  'test/e2e/terraform/example.test.ts',
  'test/e2e/day-2/',
  'test/process/cli/kept-lists.test.ts',
  'test/process/cli/validate-committed.test.ts',
  'test/process/tools/stock-tools.test.ts',
  'test/process/cli/every-verb.test.ts',
  'test/process/cli/validate.test.ts',
  'test/process/cli/verdict-stays.test.ts',
  'test/process/approval/gate.test.ts',
  'test/properties/day-2.test.ts',
  'test/unit/policies/never-crash.test.ts',
];

/** The longest suites first, so that they are not alone at the end: on a new machine Jest does not know them. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const rankOf = ({ path }) => longest.findIndex((one) => path.replaceAll('\\', '/').includes(one));
    return [...longest.flatMap((_, rank) => sorted.filter((test) => rankOf(test) === rank)), ...sorted.filter((test) => rankOf(test) < 0)];
  }
};
