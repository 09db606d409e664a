import {
  allContainers,
  allOf,
  anyOf,
  expression,
  graph,
  harmlessValues,
  implies,
  keyForms,
  keyNames,
  loginNames,
  looksRandom,
  not,
  Policy,
  pods,
  secretFormats,
  secretNames,
  secretSigns,
  told,
  waysToLogIn,
} from '../../../lib/rules';

export const envPlainSecret: Policy = {
  name: 'k8s/env/plain-secret',
  description: 'No secret stands in an environment variable of the document.',
  remediation:
    "Name it as a dependency: stripe: new Secret({ keys: ['apiKey'] }) sets STRIPE_API_KEY. In a manifest by hand, take it from a Secret with valueFrom.secretKeyRef.",
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  rationale: 'Git keeps the value, and whoever may look at pods sees it, without any right to read Secrets.',
  severity: 'critical',
  controls: { cisKubernetes: ['5.4.1'], nsa: ['Secrets'], kubeLinter: ['env-var-secret'] },
  cure: 'Workload.dependencies',
  showsValues: false,
  rule: [
    expression(pods, (pod) =>
      allContainers(pod).every(({ env }) =>
        env.every(({ name, value }) =>
          allOf(
            told(implies(name.lowerCase().matches(secretNames), anyOf(value.isUnset(), value.lowerCase().matches(harmlessValues))), [
              "variable '",
              name,
              "' is a secret by its name, and stands in the clear",
            ]),
            told(
              implies(
                name.lowerCase().matches(loginNames),
                anyOf(value.isUnset(), value.lowerCase().matches(harmlessValues), value.lowerCase().matches(waysToLogIn)),
              ),
              ["variable '", name, "' logs somebody in by its name, and stands in the clear"],
            ),
            told(implies(name.lowerCase().matches(keyNames), not(value.matches(keyForms))), ["variable '", name, "' looks like a key"]),
            // The API server charges by the length of an expression: the long one is asked where a short one finds something.
            told(implies(value.matches(secretSigns), not(value.matches(secretFormats))), [
              "variable '",
              name,
              "' holds what has the form of a credential",
            ]),
          ),
        ),
      ),
    ),
    graph(pods, ({ document: { spec = {} } }) =>
      (['containers', 'initContainers', 'ephemeralContainers'] as const).flatMap((list) =>
        (spec[list] ?? []).flatMap(({ env = [] }, container) =>
          env.flatMap(({ name, value = '' }, index) =>
            looksRandom(value)
              ? [{ message: `variable '${name}' looks like a generated key`, at: ['spec', list, container, 'env', index, 'value'] }]
              : [],
          ),
        ),
      ),
    ),
  ],
};
