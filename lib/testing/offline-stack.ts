/** A `cdk.tf.json`, as it is read. */
// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type StackDocument = any;

/** Arguments of an AWS provider that asks nobody who it is. */
export const offlineAws = {
  access_key: 'offline',
  secret_key: 'offline',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: 'true',
  max_retries: 1,
};

/**
 * Takes out of a stack what a cluster would have to be asked for: nothing in it refers to what the Kubernetes provider makes.
 *
 * @returns addresses of what was taken out
 */
export function leaveOutKubernetes(document: StackDocument): readonly string[] {
  const types = Object.keys(document.resource ?? {}).filter((type) => type.startsWith('kubernetes_'));
  const leftOut = types.flatMap((type) => Object.keys(document.resource[type]).map((name) => `${type}.${name}`));
  for (const type of types) delete document.resource[type];
  if (!document.provider?.kubernetes) return leftOut;
  leftOut.push(...document.provider.kubernetes.map(({ alias }: { alias?: string }) => `provider.kubernetes${alias ? `.${alias}` : ''}`));
  delete document.provider.kubernetes;
  delete document.terraform.required_providers.kubernetes;
  return leftOut;
}

/**
 * What stands beside a stack in an override file: a state in the folder, providers without an account, and other versions of them.
 *
 * @param versions of providers, by local name
 */
export function offlineOverride(document: StackDocument, versions: Readonly<Record<string, string>>): StackDocument {
  const asked = Object.entries<{ readonly source?: string }>(document.terraform?.required_providers ?? {});
  const others = asked.flatMap(([name, { source }]) => (versions[name] === undefined ? [] : [[name, { source, version: versions[name] }]]));
  const aws: readonly { readonly alias?: string }[] = [document.provider?.aws ?? []].flat();
  const offline = aws.map(({ alias }) => ({
    ...(alias !== undefined && { alias }),
    ...offlineAws,
    allowed_account_ids: null,
    assume_role: [{ role_arn: '' }],
  }));
  return {
    terraform: {
      backend: { local: { path: 'offline.tfstate' } },
      ...(others.length > 0 && { required_providers: Object.fromEntries(others) }),
    },
    ...(offline.length > 0 && { provider: { aws: offline } }),
  };
}
