import { App } from 'cdktf';
import { IConstruct } from 'constructs';
import { manifestFile, terraformFile } from '../../assembly/layout';
import { isOutside } from '../../documents/terraform-documents';
import { Source } from '../../errors';
import { Cluster } from '../../model/cluster';
import { DeploymentStack } from '../deployment-stack';
import { Endpoint } from '../endpoint';
import { arrivalsOf } from '../names/arrivals-of';
import { withImports } from '../names/import-blocks';
import { withRemembered } from '../names/remembered';
import { claimWritten } from '../object-claims';
import { PlatformStack } from '../platform-stack';
import { claimState } from '../state-claims';
import { blockIdentity } from './identity';
import { renderManifests } from './kubernetes';
import { renderBlocks } from './render-blocks';
import { RenderedCluster, RenderedPart, RenderedStack } from './rendered';

/**
 * A stack that was stamped.
 *
 * @param platforms all stacks of the platform's own
 * @param departed addresses of what other stacks took in
 * @param json its Terraform JSON as cdktf makes it
 * @param sourceIn the user's line, by construct path in a tree
 */
export function renderStamped(
  app: App,
  stack: DeploymentStack,
  platforms: readonly PlatformStack[],
  workloads: readonly Endpoint[],
  departed: readonly string[],
  json: string,
  sourceIn: (root: IConstruct, path: string) => Source | undefined,
): RenderedPart {
  const { node, environment, region, source, overrides } = stack;
  const file = terraformFile(node.id);
  const { document, bytes, imported, remembered } = overrideTerraform(json, stack, departed);
  claimState({ id: node.id, source, file, claim: (...claim) => stack.claim({}, ...claim) }, document);
  const kubernetes = new Map<string, string>();
  const lines = new Map(imported.map((one) => [one.to, one.source]));
  const blocks = renderBlocks(
    app,
    node.id,
    document,
    file,
    (at) => sourceIn(app, at),
    (block) => claimWritten(stack, block),
  ).map((block) => {
    const line = lines.get(block.resource.address);
    return line ? { ...block, imported: line } : block;
  });
  const clusters = stack.clusters.map((cluster): RenderedCluster => {
    const manifests = renderManifests(
      stack,
      cluster,
      (at, root) => sourceIn(root, at),
      (owner) => fileOf(stack, cluster, owner),
    );
    for (const [name, yaml] of manifests.files) kubernetes.set(name, yaml);
    const { root } = stack.chartOf(cluster).node;
    const objects = manifests.objects.map((resource) => ({
      resource,
      source: sourceIn(root, resource.path),
      file: fileOf(stack, cluster, resource.path.split('/')[1]!),
    }));
    return { cluster, files: [...manifests.files.keys()], objects };
  });
  const outside = blocks.filter(({ resource }) => isOutside(resource));
  const made = [...outside, ...clusters.flatMap(({ objects }) => objects)].map(({ resource }) => resource.path);
  for (const override of overrides) override.requireHit(made);
  const rendered: RenderedStack = {
    id: node.id,
    app: stack.app,
    environment,
    region,
    namespace: stack.namespace,
    source,
    file,
    blocks,
    clusters,
    workloads: workloads.map(({ record }) => record),
    overrides: overrides.map(({ record }) => record),
    renamed: stack.names.renamed,
    retired: stack.names.retirements.left,
    arrivals: arrivalsOf(stack, imported, remembered),
    dependsOn: [...stack.dependencies, ...platforms.filter((other) => isPlatformOf(other, stack))].map((other) => other.node.id),
  };
  return { stack: rendered, files: { terraform: new Map([[file, bytes]]), kubernetes } };
}

/** Whether a stack makes the namespace of another one. */
function isPlatformOf(platform: PlatformStack, stack: DeploymentStack): boolean {
  return (platform as DeploymentStack) !== stack && platform.environment === stack.environment && platform.region === stack.region;
}

/** The manifests of a workload; a platform stack has one file for each cluster. */
function fileOf(stack: DeploymentStack, cluster: Cluster, owner: string): string {
  return manifestFile(stack.environment.name, cluster.name, stack.node.id, stack instanceof PlatformStack ? PlatformStack.app : owner);
}

/** Of Terraform JSON, with what cdktf notes on it. */
interface Block {
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
}

/** A stack's `cdk.tf.json` with what was set past properties and what it takes in; without that, its very bytes. */
function overrideTerraform(bytes: string, stack: DeploymentStack, departed: readonly string[]) {
  const { overrides } = stack;
  const document = JSON.parse(bytes);
  for (const kind of ['resource', 'data', 'ephemeral']) {
    for (const [type, byName] of Object.entries<Record<string, Block>>(document[kind] ?? {})) {
      for (const block of Object.values(byName)) {
        const path = block['//']?.metadata?.path ?? '';
        for (const override of overrides) override.apply(path, block, (as) => blockIdentity(type, as));
      }
    }
  }
  const remembered = withRemembered(stack, document, departed);
  const { document: complete, imported } = withImports(stack, remembered.document);
  const isAsWritten = overrides.length === 0 && complete === document;
  return { document: complete, bytes: isAsWritten ? bytes : `${JSON.stringify(complete, undefined, 2)}`, imported, remembered };
}
