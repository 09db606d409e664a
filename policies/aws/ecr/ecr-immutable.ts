import { expression, Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const ecrImmutable: Policy = {
  name: 'aws/ecr/immutable',
  description: 'A tag of an image always means the same image.',
  remediation: 'Set image_tag_mutability to IMMUTABLE.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2',
  rationale:
    'Whoever may push puts another image behind a tag that runs already: the next pod starts it, and what ran before can no longer be found.',
  severity: 'medium',
  controls: { fsbp: ['ECR.2'], checkov: ['CKV_AWS_51'] },
  rule: [
    expression('aws_ecr_repository', (repository) => repository.image_tag_mutability.startsWith('IMMUTABLE')),
    ...demandRules([
      {
        types: 'ecr_repository_creation_template',
        field: 'image_tag_mutability',
        holds: (mutability) => mutability.startsWith('IMMUTABLE'),
        message: 'makes repositories whose tags move: image_tag_mutability is not IMMUTABLE',
        cure: 'Set image_tag_mutability to IMMUTABLE.',
      },
    ]),
  ],
};
