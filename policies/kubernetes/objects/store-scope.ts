import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { listed } from '../listed';

/** What is written into many namespaces, or read there. */
const copied = documents<unknown>(
  ...['v1', 'v1beta1'].map((version) => `external-secrets.io/${version}/ClusterExternalSecret`),
  'external-secrets.io/v1alpha1/ClusterPushSecret',
);

export const storeScope: Policy = {
  name: 'k8s/store/scope',
  description: 'A store of secrets for the whole cluster says which namespaces may ask it, and a secret for many which get it.',
  remediation: 'Add conditions with namespaces or a namespaceSelector, or make a SecretStore in each namespace.',
  source: 'https://external-secrets.io/latest/api/clustersecretstore/',
  rationale: 'Whoever may write an ExternalSecret in any namespace, one for tests too, gets every secret that the store can read.',
  severity: 'medium',
  rule: [
    graph(
      documents<unknown>('external-secrets.io/v1/ClusterSecretStore', 'external-secrets.io/v1beta1/ClusterSecretStore'),
      ({ raw }): readonly (Problem | string)[] => {
        const conditions = listed<Condition>(raw.spec?.conditions);
        if (conditions.length === 0) return ['is open to every namespace'];
        // One that lets in is enough; one without any field lets in nobody.
        return conditions.flatMap((condition, index) =>
          (['namespaceSelector', 'namespaceRegexes'] as const)
            .filter((field) =>
              field === 'namespaceSelector' ? selectsAll(condition?.[field]) : listed(condition?.[field]).some(matchesAll),
            )
            .map((field) => ({
              message: `is open to every namespace by its ${field}`,
              at: ['spec', 'conditions', index, field],
              remediation: `Name those that may ask in ${field}, or in namespaces.`,
            })),
        );
      },
    ),
    graph(copied, ({ raw: { spec } }) =>
      [
        { selector: spec?.namespaceSelector, at: ['spec', 'namespaceSelector'] },
        ...listed<Selector>(spec?.namespaceSelectors).map((selector, index) => ({ selector, at: ['spec', 'namespaceSelectors', index] })),
      ].flatMap(({ selector, at }) =>
        selectsAll(selector)
          ? [{ message: 'goes to every namespace', at, remediation: 'Choose the namespaces by their labels, or name them in namespaces.' }]
          : [],
      ),
    ),
  ],
};

interface Condition {
  readonly namespaceSelector?: Selector;
  readonly namespaceRegexes?: readonly string[];
}

interface Selector {
  readonly matchLabels?: object;
  readonly matchExpressions?: readonly { readonly key?: string; readonly operator?: string }[];
}

/** Whether a selector matches every namespace: it asks for nothing, or for the label that each has. */
function selectsAll(selector: Selector | undefined): boolean {
  if (typeof selector !== 'object' || selector === null) return false;
  const asked = listed<{ readonly key?: string; readonly operator?: string }>(selector.matchExpressions);
  const isNamed = asked.every((each) => each?.key === 'kubernetes.io/metadata.name' && each.operator === 'Exists');
  return Object.keys(selector.matchLabels ?? {}).length === 0 && isNamed;
}

/** Whether one of the alternatives of a regular expression, which need not match the whole name, matches any: `.*`, `^.+$`, `[a-z]`. */
function matchesAll(pattern: unknown): boolean {
  const alternatives = String(pattern)
    .replace(/\(\?:|[()]/g, '')
    .split('|');
  return alternatives.some(
    (each) => /^\^?(?:(?:\.|\\[wS]|\[(?:[^\]]*a-z[^\]]*|\^[^\]]*)\])[*+]?)?\$?$/.test(each) && !/^\^[^*+]+\$$/.test(each),
  );
}
