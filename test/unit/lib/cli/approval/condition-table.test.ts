import { conditionTable } from '../../../../../lib/cli/approval/condition-table';

const same = (text: string) => text;
const marked = { bold: (text: string) => `*${text}*`, dim: same, cyan: same, green: same, yellow: same, red: same };

test('no line is wider than the terminal, whatever is wanted, found or to do', () => {
  const long = 'some words that go on '.repeat(12).trim();
  const told = conditionTable(
    [{ name: 'approvals (by the protected branch)', passed: false, wanted: long, found: long, cure: long }],
    80,
    marked,
  );
  const lines = told.split('\n');
  expect(Math.max(...lines.map((line) => line.replaceAll('*', '').length))).toBeLessThanOrEqual(80);
  expect(lines[0]).toMatch(/^stop {5}\*approvals \(by the protected branch\)\*: some words/);
  expect(lines[1]).toMatch(/^ {9}\S/);
  expect(told.endsWith('\n\nOne condition stops it.\n')).toBe(true);
});
