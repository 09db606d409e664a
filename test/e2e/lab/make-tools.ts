import { prepare, TOOLS } from './toolchain';

/** `npm run lab:tools`: finds or builds what the end-to-end tests need, and says what is missing. */
async function main(): Promise<void> {
  const reasons = (await prepare(TOOLS)).map(({ missing }) => missing);
  process.stderr.write(reasons.map((reason) => `lab: ${reason}\n`).join(''));
  process.exitCode = reasons.length > 0 ? 1 : 0;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
