import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Assembly } from '../../../lib/assembly/assembly';
import { install } from '../../kit/compiled';
import { root } from '../../kit/root';
import { assembly } from './assemblies';

/** How a run ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line, compiled as users install it. */
export class Slipway {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway "cli" ')));
  readonly main = path.join(this.folder, 'lib/cli/main.js');

  constructor() {
    install(['lib'], this.folder);
    fs.copyFileSync(path.join(root, 'package.json'), path.join(this.folder, 'package.json'));
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.main, ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
    });
    return { code: status, stdout, stderr };
  }

  /** The same while this process goes on, as one that answers requests must. */
  async runBeside(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
    const child = spawn(process.execPath, [this.main, ...args], { cwd, env: { PATH: process.env.PATH, ...env } });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) child[stream].on('data', (chunk) => (said[stream] += chunk));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, ...said };
  }

  start(cwd: string, args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [this.main, ...args], { cwd, stdio: 'ignore' });
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

/** A project whose app is a script. */
export class Project {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway project ')));

  /** @param app body of the script; what writes an assembly by default */
  constructor(app: string = writing(assembly)) {
    this.write('app.js', app);
    this.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node app.js' }));
  }

  write(file: string, content: string): void {
    fs.mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, file), content);
  }

  delete(file: string): void {
    fs.rmSync(path.join(this.folder, file), { recursive: true, force: true });
  }

  /** Content of every file, by path. */
  files(): ReadonlyMap<string, string> {
    const names = fs.readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).sort();
    const files = names.filter((name) => fs.statSync(path.join(this.folder, name)).isFile());
    return new Map(files.map((name) => [name, fs.readFileSync(path.join(this.folder, name), 'utf8')]));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A script that writes what an assembly describes, as `platform.synth()` does. */
export function writing({ stacks, ...rest }: Assembly): string {
  return `
    const fs = require('node:fs');
    const path = require('node:path');
    const assembly = ${JSON.stringify({ ...rest, stacks })};
    const write = (folder, file, content) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), content);
    };
    const terraform = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
    const kubernetes = process.env.CDK8S_OUTDIR ?? 'dist';
    for (const stack of assembly.stacks) {
      write(terraform, stack.terraform.file, JSON.stringify({ '//': stack.id }));
      for (const cluster of stack.clusters) for (const { file } of cluster.manifests) write(kubernetes, file, 'cluster: ' + cluster.name + '\\n');
    }
    write(terraform, 'manifest.json', String(Date.now()));
    write(terraform, 'assembly.json', JSON.stringify(assembly));
  `;
}
