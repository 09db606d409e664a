import type { Source } from '../../errors';
import type { RenderedStack } from './rendered';

/** What is known of a rendered stack once its documents are let go. */
export interface StackOutline
  extends Pick<RenderedStack, 'id' | 'environment' | 'region' | 'source' | 'workloads' | 'renamed' | 'retired' | 'arrivals'> {
  /** The user's line of each document, by construct path. */
  readonly lines: readonly { readonly path: string; readonly source: Source | undefined }[];
}

export function outlineOf(stack: RenderedStack): StackOutline {
  const { id, environment, region, source, workloads, renamed, retired, arrivals, blocks, clusters } = stack;
  return {
    id,
    environment,
    region,
    source,
    workloads,
    ...(renamed && { renamed }),
    ...(retired && { retired }),
    ...(arrivals && { arrivals }),
    lines: [...blocks, ...clusters.flatMap(({ objects }) => objects)].map((document) => ({
      path: document.resource.path,
      source: document.source,
    })),
  };
}
