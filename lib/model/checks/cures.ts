/** A dependency in a place that provides none of its type. */
export interface Asked {
  /** `<app>/<workload>.<dependency>` */
  readonly key: string;
  readonly region: { readonly region: string; readonly account?: string };
  /** The key that somebody seems to have meant, where the region states something of that class under it. */
  readonly misspelt?: string | undefined;
}

/** A region, as far as examples name it. */
interface Named {
  readonly region: string;
  readonly account?: string;
  readonly partition?: string;
}

const store = (name: string) => `{ kind: 'ClusterSecretStore', name: '${name}' }`;

/** What an operator would write for a fact of a region that is missing. */
export function exampleOf(field: string, { region, account = '<account>', partition = 'aws' }: Named): string {
  const [last = ''] = /[^.]+$/.exec(field) ?? [];
  if (field.startsWith('keys.')) return `keys: { ${last}: 'arn:${partition}:kms:${region}:${account}:key/<id>' }`;
  const examples: Readonly<Record<string, string>> = {
    account: "account: '111122223333'",
    network:
      "network: { vpcId: 'vpc-…', dataSubnetIds: ['subnet-…', 'subnet-…'], dataSubnetCidrs: ['10.0.144.0/22', '10.0.148.0/22'], podSecurityGroupIds: ['sg-…'] }",
    secretStores: `secretStores: { secrets: ${store('secrets-manager')}, parameters: ${store('parameter-store')} }, of the cluster`,
  };
  return examples[last] ?? `${last}: …`;
}

/** What an operator would write for a choice that is missing; those of `slipway/constructs`. */
export const choices = {
  identity: 'identity: new PodIdentity()',
  delivery: 'delivery: new ExternalSecrets(), or new TerraformWritten() where that does not run',
} as const;

const onAws = ['access', 'bucket', 'postgres', 'queue', 'redis', 'secret', 'table'];

/** Those of ours that need no cloud. */
const inCluster: Readonly<Record<string, string>> = {
  redis: "KubernetesRedis.provisioner({ image: 'redis:…' })",
  secret: 'KubernetesSecret.provisioner()',
};

/** What would fulfil a dependency whose type has no provisioner. */
export function unprovided(dependency: { readonly type: string }, asked?: Asked): string {
  const { type } = dependency;
  if (asked?.misspelt !== undefined)
    return `Did you mean '${asked.key}' by '${asked.misspelt}', in 'external' of region '${asked.region.region}'?`;
  const isCloud = asked === undefined || asked.region.account !== undefined;
  const ours = isCloud ? provisionerFor(type) : inCluster[type];
  const list = `List one in the environment${ours === undefined ? '' : `, provisioners: [${ours}]`}`;
  if (isCloud) return `${list}, or drop the dependency.`;
  return `${list}; state in the region what is there already, external: { '${asked.key}': External.of(${dependency.constructor.name}, { … }) }; or drop the dependency.`;
}

/** The provisioner of ours for a type of dependency, where there is one. */
export function provisionerFor(type: string): string | undefined {
  return onAws.includes(type)
    ? `Aws${type[0]!.toUpperCase()}${type.slice(1)}.provisioner(${type === 'access' ? '{ approved: { … } }' : ''})`
    : undefined;
}
