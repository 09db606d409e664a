import { TerraformResource } from 'cdktf';
import { UserError } from '../../errors';
import { compareTexts } from '../../wording/compare-texts';
import { nearestFirst } from '../../wording/nearest';
import { placeOf } from '../bindings/existing';
import type { DeploymentStack } from '../deployment-stack';

/**
 * Has Terraform take in what is adopted, in place of making it anew: before the stack is rendered.
 *
 * @throws UserError at the operator's line, if an entry hits nothing
 */
export function takeAdopted(stack: DeploymentStack): void {
  const { imported } = stack.existing;
  if (imported.length === 0) return;
  const resources = stack.node.findAll().filter(TerraformResource.isTerraformResource);
  for (const { key, path, adopted } of imported) {
    const own = byKey(resources, `${stack.node.path}/${path}/`);
    if (own.size === 0) throw stack.existing.unknown(key, dependenciesOf(stack, resources), adopted);
    for (const [name, id] of Object.entries(adopted.ids)) {
      const resource = own.get(name);
      if (!resource)
        throw new UserError(
          `'adopt' of ${placeOf(stack)} states an id of '${name}' of '${key}', which makes none (makes: ${[...own.keys()].sort(compareTexts).join(', ')}).`,
          `Did you mean '${nearestFirst(name, [...own.keys()])[0]}'?`,
          adopted.source,
        );
      stack.names.imports.take(resource, id, adopted.source);
    }
  }
}

/** By type, and by the path below the dependency too where another one of the type is the dependency's own: `aws_sqs_queue/dead-letters`. */
function byKey(resources: readonly TerraformResource[], below: string): ReadonlyMap<string, TerraformResource> {
  const own = resources
    .filter(({ node }) => node.path.startsWith(below))
    .map((resource) => ({ resource, type: resource.terraformResourceType, path: pathOf(resource.node.path.slice(below.length)) }));
  const isAlone = (type: string) => own.filter((other) => other.type === type).length === 1;
  return new Map(own.map(({ resource, type, path }) => [path === '' || isAlone(type) ? type : `${type}/${path}`, resource]));
}

/** Without the name of what is a construct's own. */
function pathOf(ids: string): string {
  return ids.replace(/(^|\/)Resource$/, '');
}

/** `<app>/<workload>.<dependency>` of all that makes something in the cloud. */
function dependenciesOf(stack: DeploymentStack, resources: readonly TerraformResource[]): readonly string[] {
  const paths = resources.map(({ node }) => node.path.slice(stack.node.path.length + 1).split('/'));
  return [...new Set(paths.filter(({ length }) => length > 2).map(([workload, dependency]) => `${stack.app}/${workload}.${dependency}`))];
}
