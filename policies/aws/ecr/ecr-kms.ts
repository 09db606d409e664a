import { expression, Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const ecrKms: Policy = {
  name: 'aws/ecr/kms',
  description: 'Images are encrypted with a KMS key of ours.',
  remediation: 'Add an encryption_configuration with encryption_type KMS and a kms_key.',
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html',
  rationale:
    'Under the keys of S3, nobody can stop the reading of images by taking one away, nor see in CloudTrail for whom they were decrypted.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_136'] },
  rule: [
    expression('aws_ecr_repository', (repository) => repository.encryption_configuration.encryption_type.startsWith('KMS')),
    ...demandRules([
      {
        types: 'ecr_repository_creation_template',
        field: 'encryption_configuration.encryption_type',
        holds: (type) => type.startsWith('KMS'),
        message: 'makes repositories that have no key of ours: encryption_configuration.encryption_type is AES256, or not set',
        cure: 'Add an encryption_configuration with encryption_type KMS and a kms_key.',
      },
    ]),
  ],
};
