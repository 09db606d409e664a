import type { GateFacts } from '../../approval/gate-facts';
import { printable } from '../../wording/printable';
import { gateFacts } from './gate-facts';
import { type MadeBundle, makeBundle } from './make-bundle';

/** Flags of what looks at a folder as a gate does. */
export interface LookFlags {
  readonly env: string;
  readonly from: string;
  readonly plans?: string;
  readonly branch?: string;
  readonly offline?: true;
  readonly quiet?: true;
}

/**
 * Makes the bundle of what lies here, and looks at all that a gate looks at.
 *
 * @throws UserError where either cannot be
 */
export async function lookHere(
  { env, from, plans, branch, quiet, offline }: LookFlags,
  now: Date,
  version: string,
): Promise<{ readonly made: MadeBundle; readonly facts: GateFacts }> {
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const isAsked = !offline;
  const made = await makeBundle(env, {
    quiet: quiet ?? false,
    version,
    tell,
    from,
    ...(plans !== undefined && { plans }),
    ...(branch !== undefined && { branch }),
    isAsked,
  });
  return { made, facts: await gateFacts(made, now, isAsked) };
}
