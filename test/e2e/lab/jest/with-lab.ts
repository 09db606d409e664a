import { Sandbox } from '../sandbox';
import { missing, type Tool } from '../toolchain';

/** `describe` with a sandbox of its own; skipped, with the reason in its name, where one of the tools is missing. */
export function describeWithLab(title: string, tools: readonly Tool[], body: (sandbox: () => Sandbox) => void): void {
  const reasons = missing(tools);
  const suite = reasons.length > 0 ? describe.skip : describe;
  suite(reasons.length > 0 ? `${title} (skipped: ${reasons.join('; ')})` : title, () => {
    let sandbox: Sandbox;
    beforeAll(() => {
      sandbox = new Sandbox();
    });
    afterAll(async () => {
      if ((globalThis as { labTestFailed?: boolean }).labTestFailed) {
        process.stderr.write(sandbox.tails());
        sandbox.keepLogs();
      }
      await sandbox.close();
    });
    body(() => sandbox);
  });
}
