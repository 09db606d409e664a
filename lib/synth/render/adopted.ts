import * as path from 'node:path';
import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { App, TerraformBackend, TerraformStack } from 'cdktf';
import type { Claims } from '../../assembly/claims';
import { manifestFile, terraformFile } from '../../assembly/layout';
import { objectAddress, printAddress } from '../../documents/address';
import { UserError } from '../../errors';
import { Adopted } from '../adoptions';
import { atLine } from '../at-line';
import { Claimant } from '../claims';
import { claimObject } from '../object-claims';
import { claimState } from '../state-claims';
import { refuseListed } from './refuse-listed';
import { refuseUnnamed } from './refuse-unnamed';
import { renderBlocks } from './render-blocks';
import { RenderedCluster, RenderedPart } from './rendered';
import { jsonOf, refuseLeaks } from './token-guard';
import { originOf } from './trees';
import { yamlOf } from './yaml';

/**
 * Refuses an adopted stack that has no backend: cdktf would add one with a path of this machine.
 *
 * @throws UserError if it has none
 */
export function requireOwnBackend({ part, source }: Adopted<TerraformStack>): void {
  const backends = part.node
    .findAll()
    .filter((construct) => TerraformBackend.isBackend(construct) && TerraformStack.of(construct) === part);
  if (backends.length === 0) throw withoutBackend(part, `has no Terraform backend`, source);
}

/** An adopted Terraform stack: its names, providers and backend are its own. */
export function renderAdoptedStack(app: App, adopted: Adopted<TerraformStack>, bytes: string, claims: Claims): RenderedPart {
  const { part, source } = adopted;
  const file = terraformFile(part.node.id);
  const document = JSON.parse(bytes);
  const { path: state, workspace_dir: workspaces } = document.terraform?.backend?.local ?? {};
  const absolute = [state, workspaces].find((place) => typeof place === 'string' && path.isAbsolute(place));
  if (absolute) throw withoutBackend(part, 'has a local backend with an absolute path, which is another one on every machine', source);
  claimState({ id: part.node.id, source, file, claim: (...claim) => claims.claim({}, ...claim) }, document);
  const sourceOf = (at: string) => originOf(app, at).source ?? source;
  const stack = {
    ...placeOf(adopted),
    file,
    blocks: renderBlocks(app, part.node.id, document, file, sourceOf),
    clusters: [],
    dependsOn: part.dependencies.map(({ node }) => node.id),
  };
  return { stack, files: { terraform: new Map([[file, bytes]]), kubernetes: new Map() } };
}

/** An adopted chart, for each of its clusters: as cdk8s writes it. */
export function renderAdoptedChart(adopted: Adopted<Chart>, claims: Claims): RenderedPart {
  const { part, environment, clusters, source } = adopted;
  const { id, root } = part.node;
  const files = new Map<string, string>();
  const problems = part.node.findAll().flatMap(({ node }) => node.validate().map((problem) => `'${node.path}': ${problem}`));
  if (problems.length > 0) throw new UserError(problems.join('\n'), 'Mend what the constructs report.', source);
  const objects = objectsOf(adopted);
  const claimant = claimantOf(adopted, claims);
  const rendered = clusters.map((cluster): RenderedCluster => {
    const file = manifestFile(environment.name, cluster.name, id, id);
    const documents = objects.map((object) => {
      const { source: line = source, name } = originOf(root, object.node.path);
      const values = jsonOf(object);
      atLine(line, () => refuseUnnamed(values, object.node.path));
      const { apiVersion, kind, metadata } = values;
      const address = printAddress(objectAddress(cluster.name, values));
      const resource = { type: `${apiVersion}/${kind}`, address, path: object.node.path, values, origin: name };
      atLine(line, () => {
        const where = `${kind} '${metadata.name}' (${object.node.path})`;
        refuseListed(values, where);
        refuseLeaks(values, where, true);
        claimObject(claimant, cluster, resource);
      });
      return { resource, source: line, file };
    });
    if (documents.length > 0) files.set(file, yamlOf(documents.map(({ resource }) => resource.values)));
    return { cluster, files: documents.length > 0 ? [file] : [], objects: documents };
  });
  return {
    stack: { ...placeOf(adopted), blocks: [], clusters: rendered, dependsOn: [] },
    files: { terraform: new Map(), kubernetes: files },
  };
}

function claimantOf({ part, environment, region, clusters }: Adopted, claims: Claims): Claimant {
  return {
    node: part.node,
    environment,
    namespace: '',
    clusters,
    scopeOf: ({ name }) => ({ account: region.account, region: region.region, cluster: name }),
    claim: (...claim) => claims.claim(...claim),
  };
}

function placeOf({ part, environment, region, source }: Adopted) {
  return { id: part.node.id, foreign: true as const, environment, region, source, workloads: [], overrides: [] };
}

/** In the order in which cdk8s writes them: what others depend on comes first. */
function objectsOf({ part, source }: Adopted<Chart>): readonly ApiObject[] {
  try {
    return new DependencyGraph(part.node)
      .topology()
      .filter((one): one is ApiObject => ApiObject.isApiObject(one) && one.node.scopes.includes(part));
  } catch (error) {
    throw new UserError(
      `The chart '${part.node.path}' cannot be ordered: ${(error as Error).message}.`,
      'Drop one of its dependencies.',
      source,
    );
  }
}

function withoutBackend({ node }: TerraformStack, fault: string, source: Adopted['source']): UserError {
  return new UserError(
    `The adopted stack '${node.path}' ${fault}.`,
    `Give it one of its own: new S3Backend(stack, { bucket, key, region }), or new LocalBackend(stack, { path: '../../../state/${node.id}.tfstate' }).`,
    source,
  );
}
