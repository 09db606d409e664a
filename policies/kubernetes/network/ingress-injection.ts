import { graph, Policy, Problem } from '../../../lib/rules';
import { listed } from '../listed';

/** Annotations that ingress-nginx writes into its configuration; snippets are directives, and a rule of their own. */
const written = /^nginx\.ingress\.kubernetes\.io\/(?!(?:[a-z0-9-]+-)?snippets?$)/;

/** What is written in several lines, of addresses, headers, codes. */
const lists = /-(?:errors|headers|methods|origin|range)$/;

/** How often a regular expression repeats: those braces begin no block. */
const repetition = /\{\d+(?:,\d*)?\}/g;

export const ingressInjection: Policy = {
  name: 'k8s/ingress/injection',
  description:
    'No annotation and no path of an Ingress smuggles directives into the configuration of the proxy that all share (CVE-2021-25745, CVE-2023-5043, CVE-2025-1097).',
  remediation: 'Leave semicolons, braces, hashes and line ends out of the annotations, and out of each path.',
  source: 'https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/',
  rationale:
    'Whoever writes one annotation reads the traffic of all teams, and with the token of the proxy, as a rule, every Secret of the cluster.',
  severity: 'critical',
  rule: graph('networking.k8s.io/v1/Ingress', ({ raw }) => [
    ...Object.entries(raw.metadata?.annotations ?? {})
      .filter(([key, value]) => written.test(key) && (isDirective(value) || (!lists.test(key) && isSeveralLines(value))))
      .map(([key]) => ({ message: `the annotation ${key} holds directives`, at: ['metadata', 'annotations', key] })),
    ...listed<Rule>(raw.spec?.rules).flatMap((rule, index) =>
      listed<Path>(rule?.http?.paths).flatMap((path, place): readonly Problem[] =>
        isDirective(path?.path) || isSeveralLines(path?.path)
          ? [{ message: 'a path holds directives', at: ['spec', 'rules', index, 'http', 'paths', place, 'path'] }]
          : [],
      ),
    ),
  ]),
};

interface Rule {
  readonly http?: { readonly paths?: readonly Path[] };
}

interface Path {
  readonly path?: unknown;
}

function isDirective(value: unknown): boolean {
  return typeof value === 'string' && /[;{}]|#\s/.test(value.replace(repetition, ''));
}

function isSeveralLines(value: unknown): boolean {
  return typeof value === 'string' && /[\n\r]/.test(value.trim());
}
