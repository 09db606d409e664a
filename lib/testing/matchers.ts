import type { KubernetesValues } from '../documents/kubernetes-values';
import { type Resource, Resources } from '../documents/resource';
import { isObject } from '../documents/shape';
import { isBlocked } from '../policy/report/blocking';
import type { Report } from '../policy/report/report';
import { shown } from '../wording/shown';
import { findingLines } from './finding-lines';

/** What jest and its kin take of a matcher. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Some of what a document holds, at any depth; of a list, every item. */
export type PartOf<T> = T extends readonly (infer I)[]
  ? readonly PartOf<I>[]
  : T extends object
    ? { readonly [K in keyof T]?: PartOf<T[K]> }
    : T;

/** Some of what a resource of a type holds. */
export type ValuesPart<T extends string> = T extends keyof KubernetesValues
  ? PartOf<KubernetesValues[T]>
  : // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
    Readonly<Record<string, any>>;

/** What is looked for in what a synthesis wrote, or in some of its resources. */
type Given = Resources | { readonly resources: Resources };

/** At most so many resources are told, each with its first difference. */
const mostTold = 5;

/**
 * Matchers of what was synthesized, for runners that take them as jest does: `expect.extend(matchers)`. `slipway/testing/jest` does that.
 */
export const matchers = {
  /** Whether there is a resource of a type that holds some values: `toHaveResource('apps/v1/Deployment', { spec: { replicas: 2 } })`. */
  toHaveResource(given: unknown, type: string, values: object = {}): Matched {
    const resources = resourcesOf(given, 'toHaveResource');
    const found = resources.ofType(type).map((resource) => ({ resource, difference: differenceIn(resource.values, values, '') }));
    const [match] = found.filter(({ difference }) => difference === undefined);
    if (match) return { pass: true, message: () => `Expected no such resource of type '${type}': ${match.resource.address}.` };
    const told = found.slice(0, mostTold).map(({ resource, difference }) => `  ${resource.address}: ${difference}`);
    const left = found.length > mostTold ? [`  and ${found.length - mostTold} more`] : [];
    return {
      pass: false,
      message: () =>
        found.length > 0
          ? [`No resource of type '${type}' has all that is expected:`, ...told, ...left].join('\n')
          : `There is no resource of type '${type}' (there: ${typesIn(resources)}).`,
    };
  },

  /** Whether the policies of its environments take what was synthesized: `expect(synthesize(…)).toPassPolicies()`. */
  toPassPolicies(given: unknown): Matched {
    const report = (given as { readonly report?: Report } | undefined)?.report;
    if (!report) throw new Error(`toPassPolicies takes what synthesize gives, with its report; this is ${shown(given)}`);
    const told = findingLines(report).map((line) => `  ${line}`);
    return {
      pass: !isBlocked(report),
      message: () => (isBlocked(report) ? ['Policies refuse it:', ...told].join('\n') : 'Expected policies to refuse it, and none does.'),
    };
  },
};

function resourcesOf(given: unknown, matcher: string): Resources {
  const { resources = given } = (given ?? {}) as Partial<Exclude<Given, Resources>>;
  if (resources instanceof Resources) return resources;
  throw new Error(`${matcher} takes what synthesize gives, or its resources; this is ${shown(given)}`);
}

function typesIn({ all }: Resources): string {
  return [...new Set(all.map(({ type }: Resource) => type))].join(', ') || 'nothing';
}

/** Where something is not as it is expected, first: objects may hold more, lists may not. */
function differenceIn(actual: unknown, expected: unknown, path: string): string | undefined {
  const { asymmetricMatch } = (expected ?? {}) as { readonly asymmetricMatch?: (other: unknown) => boolean };
  if (typeof asymmetricMatch === 'function')
    return asymmetricMatch.call(expected, actual) ? undefined : `${path} is ${shownValue(actual)}, not ${String(expected)}`;
  if (Object.is(actual, expected)) return undefined;
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) return firstOf(actual, expected, path);
  if (isObject(expected) && isObject(actual)) return firstOf(actual, expected, path);
  return `${path} is ${shownValue(actual)}, not ${shownValue(expected)}`;
}

function firstOf(actual: object, expected: object, path: string): string | undefined {
  return Object.entries(expected)
    .map(([name, value]) => {
      const own = Object.hasOwn(actual, name) ? (actual as Readonly<Record<string, unknown>>)[name] : undefined;
      return differenceIn(own, value, path === '' ? name : `${path}.${name}`);
    })
    .find((difference) => difference !== undefined);
}

function shownValue(value: unknown): string {
  return value === undefined ? 'not there' : (JSON.stringify(value) ?? String(value));
}
