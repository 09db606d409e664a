import { prepare, TOOLS } from '../toolchain';

/** Finds or builds what the end-to-end tests need; `SLIPWAY_LAB_REQUIRE=yes` makes it an error that something is missing. */
export default async function globalSetup(): Promise<void> {
  const reasons = (await prepare(TOOLS)).map(({ missing }) => missing);
  if (reasons.length === 0) return;
  if (process.env.SLIPWAY_LAB_REQUIRE === 'yes') throw new Error(`The proving ground is not complete:\n${reasons.join('\n')}`);
  process.stderr.write(reasons.map((reason) => `lab: tests are skipped: ${reason}\n`).join(''));
}
