import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** SSH keys of people, by name, in a folder. */
export class SshKeys {
  constructor(private readonly folder: string) {
    fs.mkdirSync(folder, { recursive: true });
  }

  /** Makes a key, or another one in its place. @returns its file */
  make(name: string, passphrase = ''): string {
    fs.rmSync(this.file(name), { force: true });
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', name, '-f', this.file(name)]);
    return this.file(name);
  }

  /** Of the private key; the public one lies beside it, as `.pub`. */
  file(name: string): string {
    return path.join(this.folder, name);
  }

  publicKey(name: string): string {
    return fs.readFileSync(`${this.file(name)}.pub`, 'utf8').trim();
  }

  /** Signs a file, as `ssh-keygen` does by itself. */
  sign(name: string, file: string, namespace: string): void {
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', namespace, '-f', this.file(name), file], { stdio: 'ignore' });
  }
}
