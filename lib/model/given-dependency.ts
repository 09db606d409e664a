import { frozenCopy } from '../frozen';
import { callGiven } from '../source/given';
import { asGiven } from '../source/listed';
import { Dependency } from './dependency';

type Method = (...args: readonly unknown[]) => unknown;

/**
 * A dependency as its provisioner sees it: every property asked once, here, and fixed; its methods, and functions in its properties, run as
 * the code of whoever gave it. Otherwise a getter would make resources in the name of the environment.
 */
export function givenDependency<D extends Dependency>(dependency: D): D {
  const given = Object.create(Object.getPrototypeOf(dependency) as object) as D;
  for (const key of propertiesOf(dependency)) Object.defineProperty(given, key, { ...asked(dependency, key), enumerable: true });
  return Object.freeze(given);
}

/** Of its own, and of its classes below `Object`. */
function propertiesOf(dependency: Dependency): ReadonlySet<PropertyKey> {
  const keys = new Set<PropertyKey>();
  for (let from: object = dependency; Object.getPrototypeOf(from) !== null; from = Object.getPrototypeOf(from) as object)
    for (const key of Reflect.ownKeys(from)) if (key !== 'constructor') keys.add(key);
  return keys;
}

function asked(dependency: Dependency, key: PropertyKey): PropertyDescriptor {
  try {
    const value: unknown = Reflect.get(dependency, key);
    if (typeof value === 'function') return { value: asTheirs(value as Method, dependency) };
    return { value: frozenCopy(value, { method: asTheirs }) };
  } catch (error) {
    // It may be of no use here, and nobody asks.
    return {
      get: () => {
        throw error;
      },
    };
  }
}

function asTheirs(method: (...args: never[]) => unknown, owner: object): Method {
  return (...args) => asGiven(() => callGiven(method as Method, owner, args));
}
