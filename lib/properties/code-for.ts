import { hasForm } from './check-value';
import type { Bounds, Kind } from './property';

/** What JavaScript gives in place of what it makes. */
interface Maker {
  readonly provisioner?: unknown;
  readonly as?: unknown;
  readonly at?: unknown;
  readonly ports?: object;
  readonly dependency?: { readonly accesses?: readonly string[] };
}

/**
 * The cure as code, where what is given is near to what a property takes: a number in place of its text, a class in place of what it makes.
 *
 * @param path of the property, whose last name stands for what is given
 */
export function codeFor(kind: Kind, bounds: Bounds, value: unknown, path: string): string | undefined {
  const [name = ''] = /[\w$]+$/.exec(path) ?? [];
  const kinds = kind.is === 'either' ? kind.of : [kind];
  const takes = (is: Kind['is']) => kinds.find((one) => one.is === is);
  const text = takes('text');
  const isScalar = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  if (text && isScalar && !(text.is === 'text' && text.values) && hasForm(String(value), bounds))
    return `Write it as a text: ${name === '' ? '' : `${name}: `}'${String(value)}'.`;
  const list = takes('list');
  if (list?.is === 'list' && list.of.is === 'text' && typeof value === 'string' && hasForm(value, bounds))
    return `Write it as a list: ${name}: ['${value}'].`;
  if (kind.is === 'object' && kind.type === 'Release' && typeof value === 'string')
    return `Read the file: ${name}: readRelease('${value}').`;
  if (kind.is !== 'instance' && kind.is !== 'object') return undefined;
  const isCopy = kind.is === 'instance' && kind.name === 'Dependency' && typeof value === 'object' && value !== null && 'outputs' in value;
  if (isCopy) return "Give what its class made, such as new Queue() or jobs.as('send'): this is a copy.";
  return madeBy(value, name);
}

/** A Shared makes dependencies by `as`, a Service by `at`; a class is called with `new`, and one with `provisioner` makes that. */
function madeBy(value: unknown, name: string): string | undefined {
  // A list has `at`, too.
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || Array.isArray(value)) return undefined;
  const { provisioner, as, at, ports, dependency } = value as Maker;
  if (typeof value === 'function') {
    if (typeof provisioner === 'function') return `Write what it makes: ${value.name}.provisioner().`;
    if (value.name === 'provisioner') return 'Call it: write provisioner(), behind the name of its class.';
    if (/^class\b/.test(Function.prototype.toString.call(value))) return `Write what it makes: new ${value.name}(…).`;
    // A function that is written in place has the name of the property.
    return value.name === '' || value.name === name ? undefined : `Call it: ${value.name}(…).`;
  }
  if (typeof as === 'function') return `Write what the workload does with it: ${name}.as('${dependency?.accesses?.[0] ?? '<access>'}').`;
  if (typeof at === 'function') return `Write which port it calls: ${name}.at('${Object.keys(ports ?? {})[0] ?? '<port>'}').`;
  return undefined;
}
