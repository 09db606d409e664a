import { documents, graph, type Policy } from '../../../../lib';
import { type PolicyTable, policyCases } from '../../../../lib/testing';

const widget = (values: object) => ({ type: 'example.com/v1/Widget', address: 'cluster/shop/Widget/it', path: 'shop/it', values });
const policy = (excuses?: readonly string[]): Policy => ({
  name: 'acme/size',
  description: 'Widgets are small.',
  remediation: 'Set size to 1.',
  source: 'https://acme.example/rules',
  severity: 'low',
  ...(excuses && { excuses }),
  rule: graph(documents<unknown>('example.com/v1/Widget'), ({ raw }) => (raw.size > 1 && !raw.isOld ? ['is large'] : [])),
});
const table: PolicyTable = {
  pass: { 'a small one': widget({ size: 1 }) },
  excused: { 'an old widget': widget({ size: 2, isOld: true }) },
  fail: { 'a large one': widget({ size: 2 }) },
};

const failures = (given: Policy, rows: PolicyTable) =>
  policyCases(given, rows).flatMap(([sentence, check]) => {
    try {
      check();
      return [];
    } catch (error) {
      return [`${sentence}: ${(error as Error).message}`];
    }
  });

test('what is excused passes, and the policy need not name it', () => {
  expect(policyCases(policy(), table).map(([sentence]) => sentence)).toEqual([
    'pass: a small one',
    'excused: an old widget',
    'fail: a large one',
  ]);
  expect(failures(policy(), table)).toEqual([]);
  expect(failures(policy(), { excused: table.fail! })).toEqual([expect.stringMatching(/^excused: a large one: .*not pass$/)]);
});

test('a policy that names its excuses has a row for each, and names each row', () => {
  expect(failures(policy(['an old widget']), table)).toEqual([]);
  expect(failures(policy([]), table)).toEqual([expect.stringMatching(/does not name in excuses: an old widget$/)]);
  expect(failures(policy(['an old widget', 'a blue widget']), table)).toEqual([
    expect.stringMatching(/names excuses without a row in excused: a blue widget$/),
  ]);
});
