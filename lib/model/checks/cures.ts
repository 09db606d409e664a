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

/** The provisioner of ours for a type of dependency, where there is one. */
export function provisionerFor(type: string): string | undefined {
  return onAws.includes(type)
    ? `Aws${type[0]!.toUpperCase()}${type.slice(1)}.provisioner(${type === 'access' ? '{ approved: { … } }' : ''})`
    : undefined;
}
