import { documents, type Graph, graph, type Policy, type Problem, type Subject } from '../../../lib/rules';
import { listed } from '../listed';

interface BackendRef {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly port?: number;
}

/** Routes of the Gateway API; those of Ingresses to Services that nothing makes are `k8s/ingress/host`. */
const routes = documents<unknown>(
  ...['v1', 'v1beta1', 'v1alpha3', 'v1alpha2'].flatMap((version) =>
    ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map((kind) => `gateway.networking.k8s.io/${version}/${kind}`),
  ),
);

interface ServicePort {
  readonly name?: string;
  readonly port?: unknown;
}

const services = (stack: Graph): ReadonlyMap<string, readonly ServicePort[] | undefined> =>
  new Map(
    stack.all('v1/Service').map(({ raw, namespace = 'default', name }) => {
      // What is somewhere else has the ports that it has there.
      const ports = raw.spec?.type === 'ExternalName' ? undefined : listed<ServicePort>(raw.spec?.ports);
      return [`${namespace}/${name}`, ports] as const;
    }),
  );

/** Namespaces of which Services are in sight. */
const namespaces = (stack: Graph): ReadonlySet<string> => new Set(stack.all('v1/Service').map(({ namespace = 'default' }) => namespace));

export const routeBackend: Policy = {
  name: 'k8s/route/backend',
  description: 'What an Ingress or a route sends to is a Service that is there, at a port that it has.',
  remediation: 'Mend name and port of the backend, or add the port to spec.ports of the Service.',
  source: 'https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference',
  rationale: 'Visitors of this address get an error of the proxy, though the cluster took every object without complaint.',
  severity: 'high',
  cure: 'Workload.routes',
  rule: [
    graph(routes, ({ raw, namespace = 'default' }, stack) =>
      listed<RouteRule>(raw.spec?.rules).flatMap((rule, index) =>
        backendsOf(rule).flatMap(({ ref, at: within }): readonly Problem[] => {
          if ((ref?.kind ?? 'Service') !== 'Service' || typeof ref?.name !== 'string') return [];
          const at = ['spec', 'rules', index, ...within];
          const key = `${ref.namespace ?? namespace}/${ref.name}`;
          if (!stack.index(services).has(key)) {
            const message = `sends to Service '${ref.name}', which nothing here makes`;
            // Where no Service is in sight, all of them stand elsewhere.
            return [{ message, at, unknown: !stack.index(namespaces).has(ref.namespace ?? namespace) }];
          }
          return without(stack.index(services).get(key), ref.port, ref.name, at);
        }),
      ),
    ),
    graph('networking.k8s.io/v1/Ingress', ({ raw, namespace = 'default' }: Subject, stack) => {
      const paths = listed<Rule>(raw.spec?.rules).flatMap((rule, index) =>
        listed<Path>(rule?.http?.paths).map((path, place) => ({
          ...path,
          at: ['spec', 'rules', index, 'http', 'paths', place, 'backend'],
        })),
      );
      return [{ backend: raw.spec?.defaultBackend, at: ['spec', 'defaultBackend'] }, ...paths].flatMap(({ backend, at }) => {
        const { name = '', port = {} } = (backend as Backend | undefined)?.service ?? {};
        return without(stack.index(services).get(`${namespace}/${name}`), port.name ?? port.number, name, at);
      });
    }),
  ],
};

interface RouteRule {
  readonly backendRefs?: unknown;
  readonly filters?: unknown;
}

/** Where a rule of a route sends requests, and copies of them. */
function backendsOf(rule: RouteRule | undefined): readonly { readonly ref: BackendRef; readonly at: readonly (string | number)[] }[] {
  return [
    ...listed<BackendRef>(rule?.backendRefs).map((ref, index) => ({ ref, at: ['backendRefs', index] })),
    ...listed<Filter>(rule?.filters).flatMap((filter, index) => {
      const ref = filter?.requestMirror?.backendRef;
      return ref ? [{ ref, at: ['filters', index, 'requestMirror', 'backendRef'] }] : [];
    }),
  ];
}

interface Filter {
  readonly requestMirror?: { readonly backendRef?: BackendRef };
}

interface Backend {
  readonly service?: { readonly name?: string; readonly port?: { readonly name?: string; readonly number?: number } };
}

interface Path {
  readonly backend?: unknown;
}

interface Rule {
  readonly http?: { readonly paths?: unknown };
}

function without(
  ports: readonly ServicePort[] | undefined,
  port: unknown,
  service: string,
  at: Problem['at'] & object,
): readonly Problem[] {
  if (ports === undefined || port === undefined || ports.some((one) => one.port === port || one.name === port)) return [];
  const has = ports.map((one) => String(one.port)).join(', ');
  return [{ message: `sends to port ${String(port)} of Service '${service}', which ${has === '' ? 'has none' : `has ${has}`}`, at }];
}
