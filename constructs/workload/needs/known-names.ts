import { UserError } from '../../../lib';

/** What engines and tools ask of any object, whatever it is. */
const asked: ReadonlySet<string> = new Set(['then', 'toJSON', 'nodeType', 'asymmetricMatch', '$$typeof']);

/**
 * The same, of which JavaScript cannot read what is not there: it would go on with `undefined`, and nobody would know why.
 *
 * @param unknown what is told of a name that is none
 */
export function knownNames<T extends object>(named: T, unknown: (name: string) => UserError): T {
  return new Proxy(named, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target) && !asked.has(name)) throw unknown(name);
      return Reflect.get(target, name, receiver);
    },
  });
}
