import { Lazy, TerraformElement } from 'cdktf';
import { literal } from '../lib';

/**
 * Classes of Terraform blocks that take every text in their configuration for itself, `${` and `%{` too: an expression comes as a token.
 *
 * @param classes a getter for each, which loads it by its deep path, so that a program that reads a workload pays for none
 * @returns the same names; each class is made once
 */
export function literalResources<T extends object>(classes: T): T {
  const known = new Map<string | symbol, unknown>();
  return new Proxy(classes, {
    get: (target, name) => {
      if (!known.has(name)) {
        const found: unknown = Reflect.get(target, name);
        known.set(name, typeof found === 'function' ? literally(found as new (...args: never[]) => TerraformElement) : found);
      }
      return known.get(name);
    },
  });
}

/** An expression in Terraform's own syntax, `${…}`, for classes that take text as it is. */
export function terraformExpression(text: string): string {
  return Lazy.stringValue({ produce: () => text });
}

/** A class of Terraform blocks that takes every text for itself; expressions come as tokens. */
function literally<C extends new (...args: never[]) => TerraformElement>(type: C): C {
  const made: C = new Proxy(type, {
    construct: (target, [scope, id, config]: unknown[], newTarget) =>
      // Whoever is made by a proxy shares no hidden class with others of its kind: V8 makes some twenty anew for each.
      Reflect.construct(target, [scope, id, literals(config)], newTarget === made ? target : newTarget),
  });
  return made;
}

/** The same configuration with each text, and each key of a map, as Terraform takes it for itself. */
function literals(value: unknown): unknown {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return value.map(literals);
  // Resources, providers and tokens stay what they are.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [literal(key), literals(inner)]));
}
