import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, TOOLS } from '../toolchain';

/** Finds or builds what the end-to-end tests need; `SLIPWAY_LAB_REQUIRE=yes` makes it an error that something is missing. */
export default async function globalSetup(): Promise<void> {
  const reasons = (await prepare(TOOLS)).map(({ missing }) => missing);
  if (reasons.length > 0 && process.env.SLIPWAY_LAB_REQUIRE === 'yes')
    throw new Error(`The proving ground is not complete:\n${reasons.join('\n')}`);
  process.env.SLIPWAY_LAB_TIMINGS = join(mkdtempSync(join(tmpdir(), 'slipway-lab-run-')), 'timings.jsonl');
  process.stderr.write(reasons.map((reason) => `lab: tests are skipped: ${reason}\n`).join(''));
}
