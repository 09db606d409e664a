import { TerraformStack, Token } from 'cdktf';
import * as tokens from 'cdktf/lib/_tokens';
import { isFast } from './fast-path';
import { withOwnReferences } from './own-references';
import { rarely } from './rarely';
import { whileReplaced } from './replace-function';

type Resolve = typeof tokens.resolve;

/** Calls a function while stacks of cdktf resolve only what holds tokens, and copy the rest. */
export function withFastResolve<T>(use: () => T): T {
  return isFast() ? whileReplaced(tokens, 'resolve', fastResolve(tokens.resolve), use) : use();
}

/** What `resolve` gives, for less: it is asked only for what may hold a token. */
export function fastResolve(resolve: Resolve): Resolve {
  return (scope, value, preparing) => {
    const stack = TerraformStack.isStack(scope) ? scope : undefined;
    const resolved = (part: unknown) => (stack && typeof part === 'string' && ownText(part, stack)) || resolve(scope, part, preparing);
    try {
      return copied(value, resolved, 0) as never;
    } catch {
      // It names the place from the root of what it was given.
      return resolve(scope, value, preparing);
    }
  };
}

/** What becomes of a text whose tokens all refer to what is in the stack itself; nothing of others. */
export function ownText(text: string, stack: TerraformStack): string | undefined {
  const own = withOwnReferences(text, stack);
  return own === undefined || mayHoldToken(own) ? undefined : own;
}

const marker = 'TfToken[';
const mapTokens: readonly string[] = [Token.STRING_MAP_TOKEN_VALUE, Token.ANY_MAP_TOKEN_VALUE];
/** How JavaScript prints a number that stands for a token: its exponent has three digits. */
const printedNumber = /\de\+?\d{3}/;
/** Where cdktf gives up. */
const deepest = 200;

function copied(value: unknown, resolve: (part: unknown) => unknown, depth: number): unknown {
  if (typeof value === 'string') return mayHoldToken(value) ? resolve(value) : value;
  if (typeof value === 'number') return value >= 0 ? value : resolve(value);
  if (typeof value === 'boolean' || value === undefined || value === null) return value;
  if (typeof value !== 'object' || depth >= deepest) throw new Error('cdktf says what is wrong with it');
  if (Array.isArray(value)) {
    if (value.some(isTokenItself)) return resolve(value);
    return value.map((item) => copied(item, resolve, depth + 1)).filter((item) => item !== undefined);
  }
  if (!isPlainObject(value) || hasTokenKey(value)) return resolve(value);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const part = copied((value as Record<string, unknown>)[key], resolve, depth + 1);
    if (part !== undefined) result[key] = part;
  }
  return result;
}

export function mayHoldToken(text: string): boolean {
  return text.includes(marker) || printedNumber.test(text) || mapTokens.includes(text);
}

const mayKeyHoldToken = rarely(mayHoldToken);

/** Whether one of its keys may hold a token. */
export function hasTokenKey(value: object): boolean {
  for (const key of Object.keys(value)) if (mayKeyHoldToken(key)) return true;
  return false;
}

/** A list may be a token as a whole, which its items spell. Numbers that stand for tokens are below zero. */
export function isTokenItself(item: unknown): boolean {
  return typeof item === 'string' ? item.includes(marker) : typeof item === 'number' && !(item >= 0);
}

/** What the engines look into, and neither ask nor refuse. */
export function isPlainObject(value: object): boolean {
  return value.constructor === Object && !('resolve' in value) && !('_children' in value);
}
