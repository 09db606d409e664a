import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Aws, AwsPlace } from '../lab/aws';
import type { Stack } from '../lab/terraform';
import type { TerraformDocument } from '../lab/terraform-json';

export function documentOf({ folder }: Pick<Stack, 'folder'>): TerraformDocument {
  return JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
}

/** Where a stack deploys to, as its provider says. */
export function placeOf(stack: Stack): Required<AwsPlace> {
  const [provider] = documentOf(stack).provider.aws;
  return { region: provider.region, account: provider.allowed_account_ids[0] };
}

/**
 * Puts a stack into the mock's default network, since the mock gives its own ids to what it makes: an override file repeats the attributes
 * that name a VPC, subnets or a security group of the example's places.
 */
export async function moveIntoMock(stack: Stack, aws: Aws): Promise<void> {
  const { resource: made } = documentOf(stack);
  // One that only forgets needs no provider.
  const resource = made ? override(made, await defaultNetwork(aws, placeOf(stack))) : {};
  writeFileSync(
    join(stack.folder, 'mock_place_override.tf.json'),
    JSON.stringify(Object.keys(resource).length > 0 ? { resource } : {}, undefined, 2),
  );
}

interface Network {
  readonly vpc: readonly string[];
  readonly subnet: readonly string[];
  readonly sg: readonly string[];
}

async function defaultNetwork(aws: Aws, place: AwsPlace): Promise<Network> {
  const ids = async (action: string, tag: string): Promise<string[]> => {
    const xml = await aws.query('ec2', action, { Version: '2016-11-15' }, place);
    return [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'g'))].map(([, id]) => id!);
  };
  return {
    vpc: await ids('DescribeVpcs', 'vpcId'),
    subnet: await ids('DescribeSubnets', 'subnetId'),
    sg: await ids('DescribeSecurityGroups', 'groupId'),
  };
}

function override(resources: TerraformDocument, network: Network): TerraformDocument {
  const moved: TerraformDocument = {};
  for (const [type, named] of Object.entries<TerraformDocument>(resources)) {
    for (const [name, attributes] of Object.entries<TerraformDocument>(named)) {
      for (const [attribute, value] of Object.entries(attributes)) {
        const there = inNetwork(value, network);
        if (JSON.stringify(there) === JSON.stringify(value)) continue;
        moved[type] ??= {};
        moved[type][name] = { ...moved[type][name], [attribute]: there };
      }
    }
  }
  return moved;
}

/** The first id of a kind becomes the mock's first one of that kind, and so on. */
function inNetwork(value: unknown, network: Network): unknown {
  const seen: Record<string, string[]> = { vpc: [], subnet: [], sg: [] };
  const text = JSON.stringify(value).replace(/"(vpc|subnet|sg)-[0-9a-z]+"/g, (id, kind: keyof Network) => {
    if (!seen[kind]!.includes(id)) seen[kind]!.push(id);
    return JSON.stringify(network[kind][seen[kind]!.indexOf(id)]);
  });
  return JSON.parse(text);
}
