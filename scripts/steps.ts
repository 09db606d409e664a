import { spawnSync } from 'node:child_process';

/** Sentences that hold or not, printed one a line; the last line counts them. */
export class Steps {
  private passed = 0;
  private failed = 0;

  /** Runs a step; one that throws has failed, and the others go on. */
  check(sentence: string, step: () => void): void {
    const start = performance.now();
    try {
      step();
      this.passed++;
      console.log(`✓ ${sentence} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.failed++;
      console.log(`✗ ${sentence}\n${String((error as Error).message).replace(/^/gm, '  ')}`);
    }
  }

  /** @returns the exit code */
  finish(): number {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed > 0 ? 1 : 0;
  }
}

/** What npm tells its scripts about the package that they belong to: not for the npm of another folder. */
const ofThisPackage = /^npm_(package|lifecycle|command|config_local_prefix)|^INIT_CWD$/;

/**
 * Runs a program in a folder.
 *
 * @returns what it printed to stdout
 * @throws Error with all that it printed, if it fails
 */
export function run(folder: string, program: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisPackage.test(name)));
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}\n${stdout}${stderr}`);
  return stdout;
}
