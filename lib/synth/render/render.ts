import { App, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { manifestFile, terraformFile } from '../../assembly/layout';
import { Resource } from '../../documents/resource';
import { terraformDocuments } from '../../documents/terraform-documents';
import { Source, UserError } from '../../errors';
import { Cluster } from '../../model/place';
import { atLine } from '../at-line';
import { checkDifferences } from '../check-differences';
import { DeploymentStack } from '../deployment-stack';
import { connect, Endpoint } from '../endpoint';
import { claimWritten } from '../object-claims';
import { PlatformStack } from '../platform-stack';
import { Registry } from '../registry';
import { blockIdentity } from './identity';
import { renderManifests } from './kubernetes';
import { originOf } from './origins';
import { isOutside, Rendered, RenderedCluster, RenderedStack } from './rendered';
import { renderTerraform, requireBackend } from './terraform';
import { refuseLeaks } from './token-guard';

/**
 * Resolves everything that is defined into the documents that are written.
 *
 * @throws UserError where something does not hold
 */
export function render(app: App, registry: Registry): Rendered {
  const deployments = app.node.findAll().filter(TerraformStack.isStack).map(deployment);
  checkDifferences(registry.endpoints, deployments);
  for (const [place, workloads] of registry.endpoints) connect(workloads, place);
  for (const stack of deployments) requireBackend(stack);

  const terraform = new Map<string, string | Buffer>(renderTerraform(app));
  const kubernetes = new Map<string, string>();
  const stacks = deployments.map((stack): RenderedStack => {
    const { node, environment, region, source, overrides } = stack;
    const file = terraformFile(node.id);
    const { document, bytes } = overrideTerraform(terraform.get(file)!.toString('utf8'), stack);
    terraform.set(file, bytes);
    const workloads = workloadsOf(registry, stack);
    const sourceIn = (at: string, root: IConstruct): Source | undefined =>
      originOf(root, at).source ?? workloads.get(at.split('/').slice(0, 2).join('/'))?.source ?? source;
    const blocks = terraformDocuments(document)
      .map(withOrigin(app))
      .map((resource) => ({ resource, source: sourceIn(resource.path, app), file }));
    for (const { resource: block, source: at } of blocks.filter(({ resource }) => isOutside(resource)))
      atLine(at, () => {
        refuseLeaks(block.values, `'${block.address}' (${block.path})`);
        claimWritten(stack, block);
      });
    refuseLeaks({ ...document, resource: {}, data: {}, ephemeral: {} }, `Stack '${node.id}'`);
    const clusters = stack.clusters.map((cluster): RenderedCluster => {
      const manifests = renderManifests(stack, cluster, sourceIn, (owner) => fileOf(stack, cluster, owner));
      for (const [name, yaml] of manifests.files) kubernetes.set(name, yaml);
      const { root } = stack.chartOf(cluster).node;
      const objects = manifests.objects.map((resource) => ({
        resource,
        source: sourceIn(resource.path, root),
        file: fileOf(stack, cluster, resource.path.split('/')[1]!),
      }));
      return { cluster, files: [...manifests.files.keys()], objects };
    });
    const outside = blocks.filter(({ resource }) => isOutside(resource));
    const made = [...outside, ...clusters.flatMap(({ objects }) => objects)].map(({ resource }) => resource.path);
    for (const override of overrides) override.requireHit(made);
    return {
      id: node.id,
      app: stack.app,
      environment,
      region,
      source,
      file,
      blocks,
      clusters,
      workloads: [...workloads.values()].map(({ record }) => record),
      overrides: overrides.map(({ record }) => record),
    };
  });
  return { organization: registry.organization, stacks, files: { terraform, kubernetes } };
}

function deployment(stack: TerraformStack): DeploymentStack {
  if (stack instanceof DeploymentStack) return stack;
  throw new UserError(
    `'${stack.node.path}' is a Terraform stack of its own, which nothing checks or describes.`,
    'Define what it holds in a stack that `environment.stamp` makes.',
  );
}

/** The manifests of a workload; a platform stack has one file for each cluster. */
function fileOf(stack: DeploymentStack, cluster: Cluster, owner: string): string {
  return manifestFile(stack.environment.name, cluster.name, stack.node.id, stack instanceof PlatformStack ? PlatformStack.app : owner);
}

/** A Terraform block with the name of whose code made it; providers make nothing. */
function withOrigin(app: App): (block: Resource) => Resource {
  return (block) => (block.type.startsWith('provider.') ? block : { ...block, origin: originOf(app, block.path).name });
}

/** Of Terraform JSON, with what cdktf notes on it. */
interface Block {
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
}

/** A stack's `cdk.tf.json` with what was set past properties; without that, its very bytes. */
function overrideTerraform(bytes: string, { overrides }: DeploymentStack) {
  const document = JSON.parse(bytes);
  if (overrides.length === 0) return { document, bytes };
  for (const kind of ['resource', 'data', 'ephemeral']) {
    for (const [type, byName] of Object.entries<Record<string, Block>>(document[kind] ?? {})) {
      for (const block of Object.values(byName)) {
        const path = block['//']?.metadata?.path ?? '';
        for (const override of overrides) override.apply(path, block, (as) => blockIdentity(type, as));
      }
    }
  }
  return { document, bytes: `${JSON.stringify(document, undefined, 2)}` };
}

/** By construct path. */
function workloadsOf(registry: Registry, stack: DeploymentStack): ReadonlyMap<string, Endpoint> {
  const placed = registry.endpoints.get(`${stack.environment.name} ${stack.region.region}`)?.values() ?? [];
  return new Map(
    [...placed]
      .filter(({ construct }) => DeploymentStack.of(construct) === stack)
      .map((workload) => [workload.construct.node.path, workload]),
  );
}
