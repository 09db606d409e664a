import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

export const codebuildWebhook: Policy = {
  name: 'aws/codebuild/webhook',
  description: 'Not every pull request starts a build.',
  remediation: 'Add a filter_group with a filter on ACTOR_ACCOUNT_ID, HEAD_REF or EVENT.',
  source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/github-webhook.html',
  rationale:
    'A stranger proposes a change to the build itself, and it runs before anybody has read it: with the role and the secrets of the project.',
  severity: 'high',
  rule: graph(documents<unknown>('aws_codebuild_webhook'), ({ raw }) =>
    blocks<unknown>(raw.filter_group).length === 0
      ? [{ message: 'builds whatever anybody proposes: filter_group is empty', at: ['filter_group'] }]
      : [],
  ),
};
