import { documents, type Graph, Parameter, Unknown } from '../../../lib/rules';

export const external = new Parameter<readonly string[]>(
  'external',
  'ConfigMaps, Secrets and PersistentVolumeClaims that are made elsewhere: `<namespace>/<name>`.',
  [],
);

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

/** Kinds of objects that pods read. */
export type SourceKind = 'ConfigMap' | 'PersistentVolumeClaim' | 'Secret';

/** What makes a Secret of a name that it states, or of its own. */
const secretMakers: Readonly<Record<string, (spec: Raw) => unknown>> = {
  'bitnami.com/v1alpha1/SealedSecret': (spec) => spec?.template?.metadata?.name,
  'cert-manager.io/v1/Certificate': (spec) => spec?.secretName,
  'external-secrets.io/v1/ExternalSecret': (spec) => spec?.target?.name,
  'external-secrets.io/v1beta1/ExternalSecret': (spec) => spec?.target?.name,
};
const ofTerraform = {
  Secret: documents<Raw>('kubernetes_secret_v1', 'kubernetes_secret'),
  ConfigMap: documents<Raw>('kubernetes_config_map_v1', 'kubernetes_config_map'),
  PersistentVolumeClaim: documents<Raw>('kubernetes_persistent_volume_claim_v1', 'kubernetes_persistent_volume_claim'),
};

/** What every namespace has: the certificates that pods know the API server and each other by. */
const everywhere = /^(?:kube-root-ca\.crt|openshift-service-ca\.crt|istio-ca-root-cert)$/;

/** The keys of objects that are here, as `<kind> <namespace>/<name>`; nothing where those are known elsewhere. */
const sources = (stack: Graph): ReadonlyMap<string, ReadonlySet<string> | undefined> => {
  const found = new Map<string, ReadonlySet<string> | undefined>();
  const add = (object: string, keys: ReadonlySet<string> | undefined) => {
    const others = found.has(object) ? found.get(object) : new Set<string>();
    found.set(object, keys && others && new Set([...keys, ...others]));
  };
  for (const kind of ['Secret', 'ConfigMap', 'PersistentVolumeClaim'] as const) {
    for (const { raw, namespace = 'default', name } of stack.all(documents<Raw>(`v1/${kind}`)))
      add(`${kind} ${namespace}/${name}`, keysOf(raw.data, raw.binaryData, raw.stringData));
    for (const { raw } of stack.all(ofTerraform[kind])) {
      const { name, namespace = 'default' } = [raw.metadata].flat()[0] ?? {};
      add(`${kind} ${namespace}/${name}`, undefined);
    }
  }
  for (const [type, nameIn] of Object.entries(secretMakers)) {
    for (const { raw, namespace = 'default', name } of stack.all(documents<Raw>(type)))
      add(`Secret ${namespace}/${nameIn(raw.spec) ?? name}`, undefined);
  }
  return found;
};

/** The keys of some maps; nothing where one is filled by somebody else: it states none, or is known only later. */
function keysOf(...maps: readonly unknown[]): ReadonlySet<string> | undefined {
  const stated = maps.filter((map) => map !== undefined && map !== null);
  if (stated.length === 0 || stated.some((map) => typeof map !== 'object' || map instanceof Unknown)) return undefined;
  return new Set(stated.flatMap((map) => Object.keys(map as object)));
}

/**
 * What a pod misses of an object that it reads, as the end of a sentence: `which nothing here makes`, `which has no key 'url'`; nothing where
 * it is there, is made elsewhere, or may be left out.
 *
 * @param ref as pods state it, with `optional`
 * @param keys that it reads; none for all of them
 */
export function missingOf(
  stack: Graph,
  kind: SourceKind,
  name: unknown,
  namespace: string,
  { optional }: { readonly optional?: unknown } = {},
  keys: readonly unknown[] = [],
): string | undefined {
  if (typeof name !== 'string' || name === '' || String(optional) === 'true' || everywhere.test(name)) return undefined;
  const object = `${namespace}/${name}`;
  if (stack.parameter(external).includes(object)) return undefined;
  const known = stack.index(sources);
  if (!known.has(`${kind} ${object}`)) return `${kind} '${name}', which nothing here makes`;
  const own = known.get(`${kind} ${object}`);
  const lacking = keys.filter((key) => typeof key === 'string' && own && !own.has(key)).map((key) => `'${String(key)}'`);
  return lacking.length === 0 ? undefined : `${kind} '${name}', which has no key ${lacking.join(', ')}`;
}
