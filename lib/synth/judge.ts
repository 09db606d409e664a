import * as path from 'node:path';
import { terraformFile } from '../assembly/layout';
import { providersOf } from '../assembly/providers-of';
import { changedBlock, printAddress } from '../documents/address';
import { type PlanChoice, plannedStack } from '../documents/plan/plan-choice';
import type { Resource } from '../documents/resource';
import { isOutside } from '../documents/terraform-documents';
import { withTerraformFiles } from '../documents/terraform-folder';
import { folderOf, type Reporter } from '../policy/report/reporter';
import type { RenderedDocument, RenderedStack } from './render/rendered';

/**
 * What policies say of a stack that was rendered, by those of its environment.
 *
 * @param plans what settles the values that rendering cannot know
 * @param beside the output folder where operators put files beside the Terraform JSON
 */
export function judge(reporter: Reporter, stack: RenderedStack, plans: readonly PlanChoice[], beside: string): void {
  const { id, app, environment, blocks, clusters, overrides } = stack;
  const documents = [...blocks, ...clusters.flatMap(({ objects }) => objects)];
  const byResource = new Map(documents.map((document) => [document.resource, document]));
  const byAddress = new Map(blocks.map((document) => [document.resource.address, document]));
  const folder = path.dirname(path.join(beside, terraformFile(id)));
  const terraform = withTerraformFiles(
    blocks.map(({ resource }) => resource),
    folder,
    environment.terraformFiles,
  );
  const planned = plannedStack(id, terraform.filter(isOutside), plans);
  const documentOf = (resource: Resource): RenderedDocument | undefined =>
    byResource.get(resource) ?? byAddress.get(printAddress(changedBlock(resource.address)));
  reporter.judge({
    id,
    ...(app !== undefined && { app }),
    environment: environment.name,
    protected: environment.protected,
    packs: environment.policies,
    waivers: environment.waivers,
    kubernetesVersions: Object.fromEntries(clusters.map(({ cluster }) => [cluster.name, cluster.kubernetesVersion])),
    approvedOrigins: environment.approvedOrigins,
    providers: providersOf(stack.workloads),
    overrides,
    ...planned.place,
    resources: [...terraform, ...clusters.flatMap(({ objects }) => objects.map(({ resource }) => resource)), ...planned.destroyed],
    // What a plan destroys may be stated no longer.
    sourceOf: (resource) => {
      const document = documentOf(resource);
      return document ? document.source : stack.source;
    },
    outputOf: (resource) => ({ folder: folderOf(resource), file: documentOf(resource)?.file ?? stack.file ?? '' }),
  });
}
