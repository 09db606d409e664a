// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What nobody may set past properties, by field as it is written: names, and what names are found by. */
export type Identity = ReadonlyMap<string, unknown>;

/** What makes a Kubernetes object the one that it is: what the API server, selectors and the library know it by. */
export function objectIdentity(object: Json): Identity {
  const { apiVersion, kind, metadata, spec } = object;
  const selected = Object.keys(spec?.selector?.matchLabels ?? {});
  const template = spec?.jobTemplate?.spec?.template ?? spec?.template;
  const templateField = spec?.jobTemplate ? 'spec.jobTemplate.spec.template' : 'spec.template';
  return new Map<string, unknown>([
    ['apiVersion', apiVersion],
    ['kind', kind],
    ...namesIn(metadata, 'metadata'),
    ...entriesOf(metadata, 'metadata', isOwn),
    ...entriesOf(template?.metadata, `${templateField}.metadata`, (key, own) => isOwn(key, own) || selected.includes(key)),
    ...selectors.map((field) => [`spec.${field}`, spec?.[field]] as const),
    ...actors.map((field) => [`${templateField}.spec.${field}`, template?.spec?.[field]] as const),
    ...(isBinding(kind) ? [['roleRef', object['roleRef']] as const, ['subjects', object['subjects']] as const] : []),
    ...claimsOf(spec?.volumeClaimTemplates),
    ...(isRoute(kind) ? requestsOf(spec) : []),
    // The Secret that it makes, and the Service that names the pods of a StatefulSet.
    ...(kind === 'ExternalSecret' ? [['spec.target.name', spec?.target?.name] as const] : []),
    // Its name tells what it runs.
    ...(kind === 'Job' ? [['spec', spec] as const] : []),
    ...(kind === 'StatefulSet' ? [['spec.serviceName', spec?.serviceName] as const] : []),
  ]);
}

/** How kinds say whom they mean: a Service, a Deployment; a NetworkPolicy; one of Cilium; an autoscaler. */
const selectors = ['selector', 'podSelector', 'endpointSelector', 'scaleTargetRef'];

/** How pods say as whom they act, in today's word and the old one: what they may do is granted to that account. */
const actors = ['serviceAccountName', 'serviceAccount'];

const ownKey = /^(?:slipway\.dev\/|app\.kubernetes\.io\/(?:name|instance|managed-by)$)/;

/** What keeps data from whoever prunes: beside the label `slipway.dev/prune`. */
const keeping = /^(?:argocd\.argoproj\.io\/sync-options|kustomize\.toolkit\.fluxcd\.io\/prune)$/;

function isOwn(key: string, { labels }: Json): boolean {
  return ownKey.test(key) || (keeping.test(key) && labels?.['slipway.dev/prune'] !== undefined);
}

function namesIn(metadata: Json | undefined, field: string): [string, unknown][] {
  return ['name', 'generateName', 'namespace'].map((name) => [`${field}.${name}`, metadata?.[name]]);
}

/** Labels and annotations that are the library's own. */
function entriesOf(metadata: Json | undefined, field: string, own: (key: string, metadata: Json) => boolean): [string, unknown][] {
  return ['labels', 'annotations'].flatMap((map) =>
    Object.entries(metadata?.[map] ?? {})
      .filter(([key]) => own(key, metadata!))
      .map(([key, value]): [string, unknown] => [`${field}.${map}['${key}']`, value]),
  );
}

/** Claims are named after their templates: another name is another, empty disk. */
function claimsOf(templates: readonly Json[] | undefined): [string, unknown][] {
  if (!Array.isArray(templates)) return [];
  return templates.flatMap((template, index) => namesIn(template?.['metadata'], `spec.volumeClaimTemplates[${index}].metadata`));
}

function isBinding(kind: unknown): boolean {
  return kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
}

function isRoute(kind: unknown): boolean {
  return kind === 'Ingress' || kind === 'HTTPRoute' || kind === 'GRPCRoute';
}

/** Which requests a route takes: no other one in its cluster has the same host and path. */
function requestsOf(spec: Json | undefined): [string, unknown][] {
  const rules: readonly Json[] = Array.isArray(spec?.['rules']) ? spec['rules'] : [];
  return [
    ['spec.hostnames', spec?.['hostnames']],
    ...rules.flatMap((rule, index): [string, unknown][] => [
      [`spec.rules[${index}].host`, rule?.['host']],
      [`spec.rules[${index}].http.paths`, rule?.['http']?.paths?.map?.((one: Json) => [one?.['path'], one?.['pathType']])],
      [`spec.rules[${index}].matches`, rule?.['matches']?.map?.((one: Json) => [one?.['path'], one?.['method']])],
    ]),
  ];
}

/** What makes a Terraform block the one that it is: where it is made, how often, and the physical name of what it makes. */
export function blockIdentity(type: string, block: Json): Identity {
  const identity = new Map<string, unknown>(
    Object.keys(block)
      .filter((attribute) => isMeta(attribute) || isNaming(type, attribute) || isPlace(type, attribute))
      .map((attribute) => [attribute, block[attribute]]),
  );
  for (const [tag, value] of Object.entries(block['tags'] ?? {})) if (ownerTags.has(tag)) identity.set(`tags.${tag}`, value);
  if (!type.startsWith('kubernetes_')) return identity;
  for (const [field, value] of objectIdentity(block['manifest'] ?? withOneMetadata(block))) identity.set(field, value);
  return identity;
}

/** The provider writes `metadata` as a block, of which there is one. */
function withOneMetadata({ metadata, ...block }: Json): Json {
  return { metadata: [metadata].flat()[0], ...(block as object) };
}

/** What Terraform itself reads: another provider is another account or region; counted, it has another address. */
function isMeta(attribute: string): boolean {
  return attribute === '//' || attribute === 'provider' || attribute === 'count' || attribute === 'for_each';
}

/** The region that a resource is made in, in place of the provider's: stated of resources of AWS since its version 6. */
function isPlace(type: string, attribute: string): boolean {
  return attribute === 'region' && type.startsWith('aws_');
}

/** How the owner of a workload stands on what it makes. */
const ownerTags: ReadonlySet<string> = new Set(['owner', 'chat', 'pager', 'docs', 'source']);

/**
 * Whether an attribute names what a resource makes, or the thing that it is a part of.
 *
 * Providers call it `name`, `identifier` or after the type itself, with or without an ending: `bucket` of `aws_s3_bucket`,
 * `replication_group_id` of `aws_elasticache_replication_group`, `function_name` of `aws_lambda_function`, `secret_id` of
 * `aws_secretsmanager_secret_version`. What no such rule tells stands in a table.
 */
export function isNaming(type: string, attribute: string): boolean {
  if (everywhere.test(attribute)) return true;
  if (Object.hasOwn(further, type) && further[type]!.includes(attribute)) return true;
  const [, noun] = /^(.+?)_(?:name|id|identifier|url)(?:_prefix)?$/.exec(attribute) ?? /^(.+)_prefix$/.exec(attribute) ?? [];
  const called = noun ?? (parts.has(attribute) ? attribute : undefined);
  return called !== undefined && `_${type}_`.includes(`_${called}_`);
}

const everywhere = /^(?:name|identifier|bucket|db_name|database_name)(?:_prefix)?$/;

/** What others are parts of, where the attribute is called after it without an ending. */
const parts: ReadonlySet<string> = new Set(['role', 'user', 'group', 'repository', 'queue', 'table', 'cluster']);

const further: Readonly<Record<string, readonly string[]>> = {
  aws_appautoscaling_policy: ['resource_id', 'scalable_dimension', 'service_namespace'],
  aws_appautoscaling_target: ['resource_id', 'scalable_dimension', 'service_namespace'],
  aws_db_instance: ['final_snapshot_identifier'],
  aws_eks_pod_identity_association: ['cluster_name', 'namespace', 'role_arn', 'service_account', 'target_role_arn'],
  aws_elasticache_replication_group: ['final_snapshot_identifier'],
  aws_rds_cluster: ['final_snapshot_identifier'],
  aws_s3_object: ['key'],
};

/** The first field in which two are not alike. */
export function changedField(before: Identity, after: Identity): string | undefined {
  return [...new Set([...before.keys(), ...after.keys()])].find(
    (field) => JSON.stringify(before.get(field)) !== JSON.stringify(after.get(field)),
  );
}
