import { allOf, Condition } from './condition';

/** Major and minor. */
export type KubernetesVersion = `1.${number}`;

/**
 * A condition that Kubernetes asks for from a version on; before it, another one, or nothing.
 */
export function since(version: KubernetesVersion, condition: Condition, before: Condition = allOf()): Condition {
  const minor = Number(version.slice(2));
  return new Condition({
    kind: 'choice',
    holds: ({ kubernetesMinor }) => kubernetesMinor >= minor,
    here: `from Kubernetes ${version} on`,
    condition: condition.node,
    elsewhere: `before Kubernetes ${version}`,
    otherwise: before.node,
  });
}

/** A condition of environments that protect their data; elsewhere another one, or nothing. */
export function whereProtected(condition: Condition, elsewhere: Condition = allOf()): Condition {
  return new Condition({
    kind: 'choice',
    holds: (facts) => facts.protected,
    here: 'where data is protected',
    condition: condition.node,
    elsewhere: 'where data is not protected',
    otherwise: elsewhere.node,
  });
}
