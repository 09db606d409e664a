import { allOf, expression, Graph, graph, not, Policy, Problem, told } from '../../../lib/rules';

const services = (stack: Graph): ReadonlySet<string> =>
  new Set(stack.all('v1/Service').map(({ document, namespace = 'default' }) => `${namespace}/${document.metadata?.name}`));

/** Of ingress-nginx, HAProxy and others: what a certificate is there for is sent to TLS unless it says not. */
const redirect = /^([a-z.-]+\/)(?:ssl-redirect|redirect-to-https)$/;

export const ingressHost: Policy = {
  name: 'k8s/ingress/host',
  description: 'An Ingress names its hosts, has a certificate to which it leads, and sends to Services that exist.',
  remediation: 'State a host without wildcard in every rule, tls, and the name of a Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/',
  rationale: "Requests for others are caught, pass in the clear or lead to nothing: visitors see an error, or another team's pages.",
  severity: 'high',
  controls: { kubeLinter: ['dangling-ingress'], kyverno: ['disallow-empty-ingress-host'] },
  cure: 'Workload.routes',
  rule: [
    expression('networking.k8s.io/v1/Ingress', ({ spec }) =>
      allOf(
        told(spec.rules.count().atLeast(1), 'has no rules: it takes requests for any host', 'State rules, each with a host.'),
        spec.rules.every(({ host }) =>
          allOf(
            told(host.orElse('').isNot(''), 'takes requests for any host', 'State a host.'),
            told(not(host.startsWith('*')), ['takes requests for every host of ', host], 'State a host without wildcard.'),
          ),
        ),
        told(
          spec.tls.count().atLeast(1),
          'takes requests without TLS: tls is not set',
          'State tls with the hosts and the secretName of a certificate.',
        ),
      ),
    ),
    graph('networking.k8s.io/v1/Ingress', ({ document, namespace = 'default' }, stack) => {
      const { rules = [], defaultBackend } = document.spec ?? {};
      const backends = [defaultBackend, ...rules.flatMap(({ http }) => (http?.paths ?? []).map(({ backend }) => backend))];
      const missing = backends.flatMap((backend) =>
        backend?.service?.name && !stack.index(services).has(`${namespace}/${backend.service.name}`) ? [backend.service.name] : [],
      );
      return [...new Set(missing)].map((name) => `sends to Service '${name}', which nothing here makes`);
    }),
    graph('networking.k8s.io/v1/Ingress', ({ raw }) =>
      Object.entries(raw.metadata?.annotations ?? {}).flatMap(([key, value]): readonly Problem[] =>
        redirect.test(key) && value === 'false' && raw.metadata.annotations[key.replace(redirect, '$1force-ssl-redirect')] !== 'true'
          ? [
              {
                message: `answers without TLS too: ${key} is false`,
                at: ['metadata', 'annotations', key],
                remediation: `Set ${key} to "true", or leave it out.`,
              },
            ]
          : [],
      ),
    ),
  ],
};
