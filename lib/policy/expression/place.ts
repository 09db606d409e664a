import { allOf, anyOf, Condition } from './condition';

/** Major and minor. */
export type KubernetesVersion = `1.${number}`;

/**
 * A condition that Kubernetes asks for from a version on; before it, another one, or nothing.
 */
export function since(version: KubernetesVersion, condition: Condition, before: Condition = allOf()): Condition {
  const minor = Number(version.slice(2));
  const from = new Condition({
    kind: 'fact',
    description: `from Kubernetes ${version} on`,
    holds: ({ kubernetesMinor }) => kubernetesMinor >= minor,
  });
  const until = new Condition({
    kind: 'fact',
    description: `before Kubernetes ${version}`,
    holds: ({ kubernetesMinor }) => kubernetesMinor < minor,
  });
  return anyOf(allOf(from, condition), allOf(until, before));
}

/** A condition of environments that protect their data; elsewhere another one, or nothing. */
export function whereProtected(condition: Condition, elsewhere: Condition = allOf()): Condition {
  const here = new Condition({ kind: 'fact', description: 'where data is protected', holds: (facts) => facts.protected });
  const there = new Condition({ kind: 'fact', description: 'where data is not protected', holds: (facts) => !facts.protected });
  return anyOf(allOf(here, condition), allOf(there, elsewhere));
}
