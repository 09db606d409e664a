import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordTiming, timed, timingTable } from './timings';

const before = process.env.SLIPWAY_LAB_TIMINGS;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timings-'));
  process.env.SLIPWAY_LAB_TIMINGS = join(folder, 'timings.jsonl');
});

afterEach(() => {
  process.env.SLIPWAY_LAB_TIMINGS = before;
  rmSync(folder, { recursive: true });
});

test('a line for each thing, with its steps in their order', async () => {
  recordTiming({ of: 'staging', step: 'apply', seconds: 1.24, megabytes: 70.6 });
  recordTiming({ of: 'production/blue', step: 'apply', seconds: 2 });
  expect(await timed('staging', 'ready', async () => 'done')).toBe('done');
  expect(timingTable(join(folder, 'timings.jsonl'))).toBe(
    ['  staging          apply 1.2 s (71 MB), ready 0.0 s', '  production/blue  apply 2.0 s', ''].join('\n'),
  );
});

test('nothing is printed where nothing was timed', () => {
  expect(timingTable(join(folder, 'timings.jsonl'))).toBe('');
});
