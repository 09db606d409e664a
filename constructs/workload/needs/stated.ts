import { Dependency } from '../../../lib';

/** What the classes of dependencies say of all of a kind, not of one. */
const ofTheKind: ReadonlySet<string> = new Set(['type', 'outputs', 'texts', 'stateful', 'accesses', 'counterparts', 'beside']);

/** Names of properties whose value nobody may read in the assembly. */
const secret = /(password|passphrase|passwd|secret|token|key|credential|(?:^|[a-z_-])(?:pass|pwd|auth|dsn|pem)|private_?key\w*)s?$/i;

/**
 * What a workload states of a dependency, as texts by property: `{ size: 'small' }`. Functions, and what only code knows, have no text.
 *
 * @returns in the order of the names, so that the order of a class changes no byte
 */
export function statedOf(dependency: Dependency): Readonly<Record<string, string>> {
  const fields = Object.entries(Object.getOwnPropertyDescriptors(dependency))
    .filter(([name, { enumerable }]) => enumerable && !ofTheKind.has(name) && !secret.test(name))
    .flatMap(([name, { value }]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text] as const];
    });
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  // A duration of cdk8s.
  const { toHumanString } = value as { readonly toHumanString?: () => string };
  if (typeof toHumanString === 'function') return toHumanString.call(value);
  return Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value) ? plainJson(value) : undefined;
}

function plainJson(value: object): string | undefined {
  try {
    const text = JSON.stringify(value, (key, inner: unknown) => {
      if (secret.test(key) || typeof inner === 'bigint') return undefined;
      return inner;
    });
    return text.length > 500 ? undefined : text;
  } catch {
    return undefined;
  }
}
