import * as fs from 'node:fs';
import * as path from 'node:path';
import { readMeasured, withTable } from '../../bench/measured';
import { smoke } from '../../bench/smoke';
import { root } from '../kit/root';

test('the table of synthesis is that of what was measured', () => {
  const page = fs.readFileSync(path.join(root, 'docs/performance.md'), 'utf8');
  expect(page).toBe(withTable(page, readMeasured()));
});

test('what was measured has the row that CI is held against, and says where it was', () => {
  const { rows, machine, versions } = readMeasured();
  expect(rows.filter(({ beside, workloads }) => beside === 'stock' && workloads === smoke.workloads)).toHaveLength(1);
  expect([machine, versions['Node']]).toEqual([expect.stringMatching(/cores/), expect.stringMatching(/^\d+\./)]);
});
