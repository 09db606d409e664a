import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { root } from '../../kit/root';

/** A workflow of GitHub or a pipeline of GitLab, of `examples/ci`. */
export const readCi = (file: string) => parse(fs.readFileSync(path.join(root, 'examples/ci', file), 'utf8'), { merge: true });

/** The script of a step that has that name. */
export const step = (job: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }, name: string) =>
  job.steps.find((each) => each.name === name)!.run!;

/** What a runner runs: all of them in one shell. */
export const script = (lines: readonly (string | readonly string[])[]) => lines.flat().join('\n');

/** A folder for scripts of `examples/ci`, with programs that write down how they were called. */
export class CiFolder {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'ci scripts ')));

  /** @param programs that do nothing else */
  constructor(programs: readonly string[]) {
    for (const program of programs) this.stand(program, '');
  }

  at(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, content: string): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), content);
  }

  /** Nothing where it is not there. */
  read(file: string): string {
    return fs.existsSync(this.at(file)) ? fs.readFileSync(this.at(file), 'utf8') : '';
  }

  /** A program that notes its words, then does something. */
  stand(program: string, then: string): void {
    this.write(`bin/${program}`, `#!/bin/sh\necho "${program} $*" >> '${this.at('calls')}'\n${then}\n`);
    fs.chmodSync(this.at(`bin/${program}`), 0o755);
  }

  bash(text: string, env: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly calls: readonly string[] } {
    const { status } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', text], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...env, PATH: `${this.at('bin')}:${process.env.PATH}` },
    });
    const calls = this.read('calls').trim().replaceAll(this.folder, '.').split('\n').filter(Boolean);
    return { code: status, calls };
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}
