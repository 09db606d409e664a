import { canonicalJson, documents, type Graph, graph, type Policy, type Problem, type Subject } from '../../../lib/rules';
import { listed } from '../listed';

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

const takers = documents<Raw>(
  'networking.k8s.io/v1/Ingress',
  ...['v1', 'v1beta1'].flatMap((version) => ['GRPCRoute', 'HTTPRoute'].map((kind) => `gateway.networking.k8s.io/${version}/${kind}`)),
);

/** Requests that somebody takes. */
interface Taken {
  /** Where they arrive, and what tells them from others. */
  readonly key: string;
  /** For people. */
  readonly what: string;
  readonly at: NonNullable<Problem['at']>;
}

/** Who takes the same requests, by what these are. */
const takersByRequests = (stack: Graph): ReadonlyMap<string, readonly Subject[]> => {
  const found = new Map<string, Subject[]>();
  for (const taker of stack.all(takers))
    for (const key of new Set(takenBy(taker).map((taken) => taken.key))) found.set(key, [...(found.get(key) ?? []), taker]);
  return found;
};

export const routeTaken: Policy = {
  name: 'k8s/route/taken',
  description: 'No two Ingresses or routes take the same requests.',
  remediation: 'Give one of them another host or path.',
  source: 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec',
  rationale:
    'The older object wins, or whichever the proxy read last: visitors of one program see the other, and it changes with a restart.',
  severity: 'medium',
  cure: 'Workload.routes',
  rule: graph(takers, (taker, stack) =>
    takenBy(taker).flatMap(({ key, what, at }): readonly Problem[] => {
      const other = stack
        .index(takersByRequests)
        .get(key)
        ?.find(({ address }) => address !== taker.address);
      return other ? [{ message: `takes ${what}, which ${other.type.split('/').at(-1)} '${other.name}' takes too`, at }] : [];
    }),
  ),
};

function takenBy(taker: Subject): readonly Taken[] {
  return taker.type.endsWith('/Ingress') ? byIngress(taker) : byRoute(taker);
}

/** Of ingress-nginx: what takes a share of the requests of another one on purpose. */
const canary = 'nginx.ingress.kubernetes.io/canary';

function byIngress({ raw }: Subject): readonly Taken[] {
  const annotations = raw.metadata?.annotations ?? {};
  if (annotations[canary] === 'true') return [];
  const by = raw.spec?.ingressClassName ?? annotations['kubernetes.io/ingress.class'] ?? '';
  return listed<Raw>(raw.spec?.rules).flatMap((rule, index) =>
    listed<Raw>(rule?.http?.paths).flatMap((path, number) => {
      if (typeof rule.host !== 'string' || typeof path?.path !== 'string') return [];
      // As prefixes, `/api` and `/api/` are one.
      const how = path.pathType === 'Prefix' ? `${path.path.replace(/\/+$/, '')}/` : `${path.pathType} ${path.path}`;
      return [
        {
          key: canonicalJson(['Ingress', by, rule.host.toLowerCase(), how]),
          what: `requests to ${rule.host}${path.path}`,
          at: ['spec', 'rules', index, 'http', 'paths', number],
        },
      ];
    }),
  );
}

function byRoute({ type, raw, namespace = 'default' }: Subject): readonly Taken[] {
  const kind = type.split('/').at(-1)!;
  const all = kind === 'HTTPRoute' ? { type: 'PathPrefix', value: '/' } : undefined;
  const hosts = listed<unknown>(raw.spec?.hostnames).filter((host) => typeof host === 'string');
  return listed<Raw>(raw.spec?.parentRefs).flatMap((parent) =>
    hosts.flatMap((host) =>
      listed<Raw>(raw.spec?.rules).flatMap((rule, index) =>
        (listed<Raw>(rule?.matches).length > 0 ? listed<Raw>(rule.matches) : [{}]).map((match) => {
          const door = { kind: 'Gateway', namespace, ...parent };
          return {
            key: canonicalJson([kind, door, host.toLowerCase(), { ...match, path: { ...all, ...match?.path } }]),
            what: `requests to ${host}${typeof match?.path?.value === 'string' ? match.path.value : ''}`,
            at: ['spec', 'rules', index],
          };
        }),
      ),
    ),
  );
}
