import * as fs from 'node:fs';
import type { Source } from '../../errors';
import { findProgram } from '../../find-program';
import { runProgram } from '../../process';
import { cacheFolder } from './cache-folder';
import { terraformErrors } from './terraform-errors';

/** Terraform has a lock to give back. */
const patience = 15_000;

/** How a command of Terraform ended. */
export interface TerraformEnded {
  readonly code: number;
  /** What it says went wrong: the titles of its errors, on one line. */
  readonly said: string;
}

export interface TerraformOptions {
  /** Beside what Terraform needs of our own. */
  readonly env: Readonly<Record<string, string>>;
  /** Variables that it does not get either. @default - none beside those that would have it do something else */
  readonly without?: RegExp;
}

/** The program `terraform`, or the one that `TERRAFORM_BINARY_NAME` names, as the cdktf CLI has it. */
export class Terraform {
  private readonly program = findProgram(
    process.env.TERRAFORM_BINARY_NAME || 'terraform',
    'Install Terraform 1.11 or newer, or plan elsewhere and give what `terraform show -json` prints: `slipway plan --plan-json <file>`.',
  );
  private readonly env: Readonly<Record<string, string | undefined>>;

  /** @throws UserError if there is none on the PATH */
  constructor({ env, without }: TerraformOptions) {
    const around = Object.entries(surroundings()).filter(([name]) => !without?.test(name));
    this.env = { ...Object.fromEntries(around), ...env };
  }

  /**
   * @param file takes what it prints on stdout
   * @param importedAt the line of the program that has an address imported, where that is known
   * @throws Interrupted at Ctrl-C
   */
  async run(
    folder: string,
    args: readonly string[],
    file?: string,
    importedAt?: (address: string) => Source | undefined,
  ): Promise<TerraformEnded> {
    let tail = '';
    const onOutput = (chunk: Buffer) => {
      tail = (tail + chunk.toString('utf8')).slice(-65_536);
    };
    const stdout = file === undefined ? undefined : fs.openSync(file, 'w', 0o600);
    try {
      const options = { folder, env: this.env, onOutput, patience, ...(stdout !== undefined && { stdout }) };
      const { code } = await runProgram(this.program, args, options);
      return { code, said: terraformErrors(tail, importedAt) };
    } finally {
      if (stdout !== undefined) fs.closeSync(stdout);
    }
  }
}

/** Nothing that would have it do, write or log something else. */
function surroundings(): Readonly<Record<string, string | undefined>> {
  const dropped = /^(?:TF_CLI_ARGS|TF_LOG|TF_DATA_DIR$|TF_WORKSPACE$|TF_REATTACH_PROVIDERS$|TF_VAR_slipway_secrets$|NODE_OPTIONS$|GIT_)/;
  const kept = Object.entries(process.env).filter(([name]) => !dropped.test(name));
  const settings = { TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
  return { ...pluginCache(), ...Object.fromEntries(kept), ...settings };
}

/** Each stack has a folder of its own: a provider is fetched once. */
function pluginCache(): Readonly<Record<string, string>> {
  const folder = cacheFolder('terraform');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
  } catch {
    // Then it is fetched for each.
    return {};
  }
}
