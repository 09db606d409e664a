import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import type { Variables } from './forge-flags';

/** A token, and the variable of the environment that it is from. */
export interface ForgeToken {
  readonly token: string;
  readonly variable: string;
}

/**
 * The address of a forge, without a slash at its end.
 *
 * @throws UserError where a token would go there in the clear
 */
export function forgeAddress(env: Variables, variable: string, otherwise: string): string {
  const text = env[variable] || otherwise;
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Told below.
  }
  const isLocal = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (
    !url ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)) ||
    url.username ||
    url.password ||
    url.search ||
    url.hash
  )
    throw new UserError(
      `${variable} is '${printable(text).slice(0, 200)}', which is no plain address of https.`,
      `Set it to the address that people use, such as ${otherwise}.`,
    );
  return url.href.replace(/\/+$/, '');
}

/**
 * The token, and where it is from.
 *
 * @returns nothing where no variable has one
 * @throws UserError where it has characters that no token has; it is never told
 */
export function forgeToken(env: Variables, variables: readonly string[]): ForgeToken | undefined {
  const variable = variables.find((name) => env[name]);
  if (variable === undefined) return undefined;
  const token = env[variable]!;
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new UserError(`${variable} holds blanks or letters that no token has.`, 'Set it to the token alone, without a line break.');
  return { token, variable };
}

/**
 * @param does what nobody does without it
 * @throws UserError where no variable has one, too
 */
export function requiredToken(env: Variables, variables: readonly string[], does: 'comments' | 'opens a request'): ForgeToken {
  const found = forgeToken(env, variables);
  if (found) return found;
  throw new UserError(
    `${variables.join(' or ')} is not set: without a token nobody ${does}.`,
    'Hand it to the step that runs this, and to no other.',
  );
}
