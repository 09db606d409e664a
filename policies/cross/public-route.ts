import { documents, Graph, graph, Policy, Problem, Subject, Unknown } from '../../lib/rules';
import { blocks } from '../aws/blocks';
import { redirectsToHttps } from '../aws/elb/redirects-to-https';

/** What shows that a firewall stands before an Ingress of the AWS Load Balancer Controller. */
const firewalls = ['inbound-cidrs', 'waf-acl-id', 'wafv2-acl-arn'].map((name) => `alb.ingress.kubernetes.io/${name}`);

interface Gateway {
  readonly spec?: { readonly listeners?: readonly { readonly name?: string; readonly port?: number; readonly protocol?: string }[] };
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference */
interface ParentReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly sectionName?: string;
  readonly port?: number;
}

interface HttpRoute {
  readonly spec?: {
    readonly parentRefs?: readonly ParentReference[];
    readonly rules?: readonly {
      readonly filters?: readonly { readonly type?: string; readonly requestRedirect?: { readonly scheme?: string } }[];
    }[];
  };
}

const gateways = documents<Gateway>('gateway.networking.k8s.io/v1/Gateway', 'gateway.networking.k8s.io/v1beta1/Gateway');
const routes = documents<HttpRoute>(
  'gateway.networking.k8s.io/v1/HTTPRoute',
  'gateway.networking.k8s.io/v1beta1/HTTPRoute',
  'gateway.networking.k8s.io/v1/GRPCRoute',
);

export const publicRoute: Policy = {
  name: 'x/public-route',
  description: 'What the internet reaches is reached by TLS, and behind a firewall.',
  remediation: 'Add a certificate to the Ingress, Gateway or load balancer, and associate a web ACL; or make it internal.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16',
  rationale:
    'Passwords pass in the clear for whoever sits on the way, or known attacks and sheer masses of requests reach the program unfiltered.',
  severity: 'high',
  cure: 'Environment.routes',
  supersedes: ['aws/elb/https'],
  rule: [
    graph('networking.k8s.io/v1/Ingress', ({ document }) => {
      const { metadata = {}, spec = {} } = document;
      const annotations = metadata.annotations ?? {};
      if (annotations['alb.ingress.kubernetes.io/scheme'] === 'internal') return [];
      const secured = new Set(blocks(spec.tls).flatMap(({ hosts = [] }) => hosts));
      const byAnnotation =
        'alb.ingress.kubernetes.io/certificate-arn' in annotations ||
        /HTTPS/.test(annotations['alb.ingress.kubernetes.io/listen-ports'] ?? '');
      const plain = byAnnotation ? [] : blocks(spec.rules).filter(({ host = '' }) => !covers(secured, host));
      return [
        ...plain.map(({ host }) => ({
          message: `brings requests for ${host ?? 'any host'} without TLS`,
          at: ['spec', 'tls'],
          remediation: 'Add the host to tls, with the secretName of a certificate.',
        })),
        ...unguarded(annotations),
      ];
    }),
    graph(gateways, ({ document, raw }, stack) =>
      (document.spec?.listeners ?? []).flatMap(({ name, protocol }, index): readonly Problem[] =>
        protocol === 'HTTP' && !onlyRedirects(raw, name, stack)
          ? [
              {
                message: `takes requests without TLS at its listener ${name}`,
                at: ['spec', 'listeners', index],
                remediation: 'Set protocol to HTTPS with tls, or redirect to HTTPS by a route.',
              },
            ]
          : [],
      ),
    ),
    graph(routes, ({ document, namespace }, stack) =>
      (document.spec?.parentRefs ?? []).flatMap((parent, index): readonly Problem[] => {
        const { name, namespace: other = namespace, port, sectionName } = parent;
        // A Gateway in sight is judged by itself, with what it takes.
        const isInSight = isGateway(parent) && stack.all(gateways).some((gateway) => gateway.name === name && gateway.namespace === other);
        const isPlain = port === 80 || /^(?:http|plain|insecure)$/.test(sectionName ?? '');
        if (isInSight || !isPlain || redirects(document)) return [];
        return [
          {
            message: `takes requests from ${other}/${name} without TLS`,
            at: ['spec', 'parentRefs', index],
            remediation: 'Set sectionName, or port, to that of a listener with TLS.',
          },
        ];
      }),
    ),
    graph(['aws_alb_listener', 'aws_lb_listener'], ({ raw }, stack) => {
      if (raw.protocol !== 'HTTP') return [];
      const balancer = stack
        .index(publicBalancers)
        .get(raw.load_balancer_arn instanceof Unknown ? (raw.load_balancer_arn.references[0] ?? '') : '');
      return balancer && balancer.raw.load_balancer_type !== 'network' && !redirectsToHttps(raw)
        ? [
            {
              message: 'takes requests without TLS',
              at: ['protocol'],
              remediation: 'Set protocol to HTTPS with a certificate_arn, or redirect to HTTPS.',
            },
          ]
        : [];
    }),
    graph(['aws_alb', 'aws_lb'], (balancer, stack) => {
      if (!stack.index(publicBalancers).has(balancer.address) || balancer.raw.load_balancer_type === 'network') return [];
      return stack.referringTo(balancer, 'aws_wafv2_web_acl_association', 'resource_arn').length > 0
        ? []
        : [
            {
              message: 'has no firewall before it',
              remediation: 'Add an aws_wafv2_web_acl_association with its resource_arn, or set internal to true.',
            },
          ];
    }),
  ],
};

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

/** Before an Ingress of another controller a firewall stands elsewhere, or nowhere: it says nothing of it. */
function unguarded(annotations: Readonly<Record<string, string>>): readonly Problem[] {
  const isPublic = annotations['alb.ingress.kubernetes.io/scheme'] === 'internet-facing';
  return isPublic && !firewalls.some((name) => name in annotations)
    ? [
        {
          message: 'has no firewall before it',
          at: ['metadata', 'annotations'],
          remediation: 'Add the annotation alb.ingress.kubernetes.io/wafv2-acl-arn, or set alb.ingress.kubernetes.io/scheme to internal.',
        },
      ]
    : [];
}

/** Whether certificates are for a host: by its name, by a wildcard, or for whatever host there is. */
function covers(hosts: ReadonlySet<string>, host: string): boolean {
  return hosts.has(host) || hosts.has(host.replace(/^[^.]+/, '*'));
}

function redirects({ spec }: HttpRoute): boolean {
  const rules = spec?.rules ?? [];
  return (
    rules.length > 0 &&
    rules.every(({ filters = [] }) =>
      filters.some(({ type, requestRedirect }) => type === 'RequestRedirect' && requestRedirect?.scheme === 'https'),
    )
  );
}

/** Whether a route is for a Gateway of the Gateway API: a Service, or another group's Gateway, may have the same name. */
function isGateway({ group = 'gateway.networking.k8s.io', kind = 'Gateway' }: ParentReference): boolean {
  return group === 'gateway.networking.k8s.io' && kind === 'Gateway';
}

/** Whether what takes requests from a listener only sends them on to TLS. */
function onlyRedirects(gateway: Raw, listener: string | undefined, stack: Graph): boolean {
  const { name, namespace } = gateway.metadata ?? {};
  const served = stack
    .all(routes)
    .filter((route) =>
      (route.document.spec?.parentRefs ?? []).some(
        (parent) =>
          isGateway(parent) &&
          parent.name === name &&
          (parent.namespace ?? route.namespace) === namespace &&
          (parent.sectionName === undefined || parent.sectionName === listener),
      ),
    );
  return served.length > 0 && served.every(({ document }) => redirects(document));
}

const publicBalancers = (stack: Graph): ReadonlyMap<string, Subject> =>
  new Map(
    stack
      .all(['aws_alb', 'aws_lb'])
      .flatMap((balancer) => (String(balancer.raw.internal) === 'true' ? [] : [[balancer.address, balancer] as [string, Subject]])),
  );
