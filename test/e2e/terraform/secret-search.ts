import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../lab/sandbox';
import { toolPath } from '../lab/toolchain';

export interface SecretSearch {
  /** Files that hold the secret, in clear or in base64. */
  readonly found: readonly string[];
  /** How many files were read, those inside saved plans among them. */
  readonly searched: number;
}

/** Looks for a secret in every file of some folders. A saved plan is a zip, and is opened. */
export async function searchSecret(sandbox: Sandbox, secret: string, folders: readonly string[]): Promise<SecretSearch> {
  const files = folders.flatMap(filesBelow);
  const opened = await Promise.all(files.filter((file) => file.endsWith('.tfplan')).map((plan) => openZip(sandbox, plan)));
  const all = [...files, ...opened.flatMap(filesBelow)];
  const forms = [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1)];
  return { found: all.filter((file) => forms.some((form) => readFileSync(file).includes(form))), searched: all.length };
}

/** Without links: `.terraform` links to the provider. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path).isFile());
}

async function openZip(sandbox: Sandbox, zip: string): Promise<string> {
  const folder = `${zip}-opened`;
  mkdirSync(folder);
  await sandbox.run({ name: 'unzip', command: [toolPath('moto'), '-m', 'zipfile', '-e', zip, folder] });
  return folder;
}
