import { type Resource, terraformResources } from '../../documents/resource';
import { type ImportPlace, importIdOf } from '../../kept/import-ids';
import { compareTexts } from '../../wording/compare-texts';
import type { DeploymentStack } from '../deployment-stack';
import { addressOf } from './moves';

/** An `import` block. */
export interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * A stack's Terraform JSON with an `import` block for each resource that it takes in (`stack.names.imports`), behind those that the program states, by address.
 *
 * @see https://developer.hashicorp.com/terraform/language/import
 * @throws UserError if only a state tells what `terraform import` takes of one
 */
export function withImports(stack: DeploymentStack, document: Json): Json {
  const { taken } = stack.names.imports;
  if (taken.length === 0) return document;
  const resources = new Map(terraformResources(document).map((resource) => [resource.address, resource]));
  const stated: readonly Json[] = [document['import'] ?? []].flat();
  const isStated = new Set(stated.map(({ to }) => to));
  const blocks = taken.flatMap(({ resource, id }): ImportBlock[] => {
    const to = addressOf(resource, resource.friendlyUniqueId);
    const written = resources.get(to);
    if (!written || isStated.has(to)) return [];
    const found = id === undefined ? importIdOf(written.type, written.values, placeOf(stack), valuesIn(resources)) : { id };
    return typeof found === 'object' ? [{ to, id: found.id }] : [];
  });
  return { ...document, import: [...stated, ...blocks.sort((a, b) => compareTexts(a.to, b.to))] };
}

function placeOf({ region: { account, region, partition = 'aws' } }: DeploymentStack): ImportPlace {
  return { account, region, partition };
}

function valuesIn(resources: ReadonlyMap<string, Resource>): (address: string) => Resource['values'] | undefined {
  return (address) => resources.get(address)?.values;
}
