import * as fs from 'node:fs';
import * as path from 'node:path';
import { signatureNamespace } from '../../approval/approvers';
import { UserError } from '../../errors';
import { findProgram } from '../../find-program';
import { runAtTerminal, runProgram } from '../../process';
import { printableLines } from '../../wording/printable';
import { inTemporaryFolder } from '../temporary-folder';

/** Signatures are some hundred bytes; of RSA keys, two thousand. */
const mostBytes = 16 * 1024;
/** For one look at a signature, in milliseconds. */
const timeout = 20_000;
const armoured = /^-----BEGIN SSH SIGNATURE-----\r?\n[A-Za-z0-9+/=\r\n]+-----END SSH SIGNATURE-----\r?\n?$/;

/** @throws UserError where OpenSSH is not installed */
export function sshKeygen(): string {
  return findProgram('ssh-keygen', 'Install OpenSSH 8.2 or newer: approvals are SSH signatures.');
}

/**
 * Signs a text, at the terminal: a passphrase may be asked for, and a key may ask to be touched.
 *
 * @param key file of the private key, or of a public key whose private one the agent or a device holds
 * @returns the signature
 * @throws UserError if there is none
 */
export function signText(text: string, key: string): Promise<string> {
  const program = sshKeygen();
  return inTemporaryFolder('slipway-sign', async (folder) => {
    const file = path.join(folder, 'statement');
    fs.writeFileSync(file, text, { mode: 0o600 });
    const { code } = await runAtTerminal(program, ['-q', '-Y', 'sign', '-f', key, '-n', signatureNamespace, file], surroundings());
    if (code === 0) return fs.readFileSync(`${file}.sig`, 'utf8');
    throw new UserError(
      `'${key}' signed nothing: ssh-keygen ended with ${code}.`,
      process.stdin.isTTY
        ? 'Look at what it said above.'
        : 'A key with a passphrase needs a terminal, or an agent that holds it: `ssh-add`.',
    );
  });
}

/**
 * Whether a person signed a text.
 *
 * @param allowed the keys that count, as `ssh-keygen` reads them
 * @returns why not; nothing where they did
 */
export async function whyUnsigned(text: string, signature: string, person: string, allowed: string): Promise<string | undefined> {
  if (signature.length > mostBytes || !armoured.test(signature)) return 'its signature is none of SSH';
  const program = sshKeygen();
  return inTemporaryFolder('slipway-verify', async (folder) => {
    const file = (name: string, content: string): string => {
      fs.writeFileSync(path.join(folder, name), content, { mode: 0o600 });
      return path.join(folder, name);
    };
    let said = '';
    const args = [
      '-Y',
      'verify',
      '-f',
      file('allowed', allowed),
      '-I',
      person,
      '-n',
      signatureNamespace,
      '-s',
      file('signature', signature),
    ];
    const onOutput = (chunk: Buffer) => {
      said += chunk.toString('utf8');
    };
    const { code } = await runProgram(program, args, { input: text, env: surroundings(), onOutput, timeout });
    return code === 0 ? undefined : reasonIn(said, person);
  });
}

/** What it says, in our words where we know it. */
function reasonIn(said: string, person: string): string {
  if (/namespace does not match/i.test(said)) return 'it was signed for something else than slipway';
  if (/incorrect signature/i.test(said)) return 'what was signed is another text';
  if (/no principal matched|key is not permitted|could not verify signature\.?\s*$/i.test(said))
    return `it was signed by no key that ${person} has now and had then`;
  return `its signature does not hold: ${printableLines(said).trim().split('\n')[0] ?? ''}`;
}

/** Neither another agent's helper nor another language. */
function surroundings(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C' };
}
