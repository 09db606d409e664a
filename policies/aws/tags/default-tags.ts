import { Graph, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

/** Tags that each provider adds, by its name: `aws`, `aws.backup`. */
export const defaultTags = (stack: Graph): ReadonlyMap<string, unknown> =>
  new Map(
    stack.all('provider.aws').map(({ raw }) => {
      const tags = raw.default_tags instanceof Unknown ? raw.default_tags : blocks<{ readonly tags?: unknown }>(raw.default_tags)[0]?.tags;
      return [raw.alias ? `aws.${raw.alias}` : 'aws', tags];
    }),
  );
