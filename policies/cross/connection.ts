import { documents, Graph, PodTemplate, Subject, Unknown } from '../../lib/rules';
import { dataStoreTypes } from '../aws/sg/data-stores';
import { EnvironmentVariable, variablesOf } from './environment-variable';

/** A text of a container that leads to a data store: a URL, an address, a port beside an address. */
export interface Connection {
  readonly store: Subject;
  /** With `$(HOST)` in place of the store's address. */
  readonly text: string;
  /** The port in it; nothing where it states none. */
  readonly port: number | undefined;
  readonly at: EnvironmentVariable['at'];
}

/** How a pod connects to data stores of the stack: through variables that are read from what Terraform hands over. */
export function connectionsOf(pod: Subject<PodTemplate>, stack: Graph): readonly Connection[] {
  const stores = stack.index(storesByReference);
  if (stores.size === 0) return [];
  return variablesOf(pod).flatMap((variables) =>
    variables.flatMap(({ name, reference }) => {
      const store = reference === undefined ? undefined : stores.get(reference);
      return store ? connectionsBy(name, store, variables) : [];
    }),
  );
}

function connectionsBy(host: string, store: Subject, variables: readonly EnvironmentVariable[]): readonly Connection[] {
  return variables.flatMap(({ name, value, at }) => {
    if (value === undefined) return [];
    if (name === host.replace(/HOST$/, 'PORT') && name !== host) return [{ store, text: value, port: Number(value), at }];
    if (!value.includes(`$(${host})`)) return [];
    const text = value.replaceAll(`$(${host})`, '$(HOST)');
    const [, port] = /\$\(HOST\)(?::|.*\bport=)(\d+)/.exec(text) ?? [];
    return [{ store, text, port: port === undefined ? undefined : Number(port), at }];
  });
}

interface ExternalSecret {
  readonly metadata?: { readonly name?: string };
  readonly spec?: {
    readonly target?: { readonly name?: string };
    readonly data?: readonly { readonly secretKey?: string; readonly remoteRef?: { readonly key?: string } }[];
  };
}

const externalSecrets = documents<ExternalSecret>('external-secrets.io/v1/ExternalSecret', 'external-secrets.io/v1beta1/ExternalSecret');
const parameters = documents<{ readonly name?: string }>('aws_ssm_parameter');
/** What Terraform writes into a cluster. */
const written = documents<{ readonly data?: Readonly<Record<string, unknown>> }>(
  'kubernetes_config_map_v1',
  'kubernetes_config_map',
  'kubernetes_secret_v1',
  'kubernetes_secret',
);

/** Data stores by `<namespace>/<name>/<key>` of the Secret or ConfigMap that holds their address. */
const storesByReference = (stack: Graph): ReadonlyMap<string, Subject> => {
  const stores = new Map<string, Subject>(stack.all(dataStoreTypes).map((store) => [store.address, store]));
  const storeIn = (value: unknown) =>
    value instanceof Unknown ? value.references.map((address) => stores.get(address)).find((store) => store !== undefined) : undefined;
  const found = new Map<string, Subject>();
  if (stores.size === 0) return found;

  const byParameter = new Map(
    stack.all(parameters).flatMap(({ raw }): [string, Subject][] => {
      const store = storeIn(raw.insecure_value) ?? storeIn(raw.value);
      return store && typeof raw.name === 'string' ? [[raw.name, store]] : [];
    }),
  );
  for (const { raw, namespace, name } of stack.all(externalSecrets)) {
    for (const { secretKey, remoteRef } of raw.spec?.data ?? []) {
      const store = byParameter.get(remoteRef?.key);
      if (store) found.set(`${namespace}/${raw.spec.target?.name ?? name}/${secretKey}`, store);
    }
  }
  for (const { raw } of stack.all(written)) {
    const metadata = [raw.metadata].flat()[0] ?? {};
    for (const [key, value] of Object.entries({ ...raw.data, ...raw.data_wo })) {
      const store = storeIn(value);
      if (store) found.set(`${metadata.namespace}/${metadata.name}/${key}`, store);
    }
  }
  return found;
};
