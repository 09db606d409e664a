import { App } from 'cdktf';
import { Resource } from '../../documents/resource';
import { isOutside, isSetting, terraformDocuments } from '../../documents/terraform-documents';
import { terraformValues } from '../../documents/terraform-values';
import { Source } from '../../errors';
import { atLine } from '../at-line';
import { originOfBlock } from './origin-of-made';
import { refuseKeptSecret } from './refuse-kept-secret';
import { RenderedDocument } from './rendered';
import { refuseLeaks } from './token-guard';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * The blocks of a stack's Terraform JSON, each with whose code made it; providers and backends make nothing.
 *
 * @param stack its id
 * @param sourceOf the user's line, by construct path
 * @param check looks at what stands for something outside
 * @throws UserError if something leaked into one
 */
export function renderBlocks(
  app: App,
  stack: string,
  document: Json,
  file: string,
  sourceOf: (path: string) => Source | undefined,
  check: (block: Resource) => void = () => undefined,
): readonly RenderedDocument[] {
  const blocks = [...terraformDocuments(document), ...terraformValues(document)].map((block) => ({
    resource: isSetting(block) ? block : { ...block, origin: originOfBlock(app, block) },
    source: sourceOf(block.path),
    file,
  }));
  for (const { resource, source } of blocks.filter((block) => isOutside(block.resource)))
    atLine(source, () => {
      refuseLeaks(resource.values, `'${resource.address}' (${resource.path})`);
      refuseKeptSecret(resource);
      check(resource);
    });
  refuseLeaks({ ...document, resource: {}, data: {}, ephemeral: {} }, `Stack '${stack}'`);
  return blocks;
}
