import { graph, Parameter, Policy, Subject, Unknown } from '../../../lib/rules';
import { defaultTags } from './default-tags';
import { taggable } from './taggable';

export const requiredTags = new Parameter<readonly string[]>('requiredTags', 'Keys of tags that everything has.', [
  'owner',
  'environment',
  'cost-centre',
]);

export const tagsRequired: Policy = {
  name: 'aws/tags/required',
  description: 'Whatever takes tags says whose it is, where it runs, and who pays.',
  remediation: 'Add the tags to the default_tags of the provider, or to the resource.',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
  rationale:
    'When something fails, costs too much or looks forgotten, nobody knows whom to ask: it stays for years, or the wrong thing is deleted.',
  severity: 'low',
  cure: 'awsProvider.tags',
  parameters: [requiredTags],
  covers: false,
  rule: graph(taggable, ({ raw }: Subject, stack) => {
    const tags = [raw.tags, stack.index(defaultTags).get(String(raw.provider ?? 'aws'))];
    const missing = stack.parameter(requiredTags).filter((key) => !tags.some((some) => has(some, key)));
    if (missing.length === 0) return [];
    const message = `lacks the tag${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`;
    return [{ message, at: ['tags'], unknown: tags.some((some) => some instanceof Unknown) }];
  }),
};

function has(tags: unknown, key: string): boolean {
  return typeof tags === 'object' && tags !== null && !(tags instanceof Unknown) && Object.hasOwn(tags, key);
}
