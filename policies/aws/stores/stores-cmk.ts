import { documents, graph, Policy, Problem, Rule, Subject } from '../../../lib/rules';
import { typesOf } from '../attributes';
import { managedByAws } from '../managed-key';
import { valuesAt } from '../values-at';
import { ownKeys } from './own-keys';

export const storesCmk: Policy = {
  name: 'aws/stores/cmk',
  description: 'What stores, jobs and services of AWS keep is encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id, or what the finding names, to the ARN of an aws_kms_key.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt',
  rationale: 'With a key of AWS nobody can say who may decrypt, see who did, or take all the data back at once by switching the key off.',
  severity: 'info',
  controls: {
    checkov: [
      ...['CKV_AWS_98', 'CKV_AWS_142', 'CKV_AWS_147', 'CKV_AWS_160', 'CKV_AWS_166', 'CKV_AWS_173', 'CKV_AWS_177', 'CKV_AWS_178'],
      ...['CKV_AWS_179', 'CKV_AWS_180', 'CKV_AWS_182', 'CKV_AWS_185', 'CKV_AWS_187', 'CKV_AWS_190', 'CKV_AWS_201', 'CKV_AWS_203'],
      ...['CKV_AWS_209', 'CKV_AWS_212', 'CKV_AWS_219', 'CKV_AWS_221', 'CKV_AWS_245', 'CKV_AWS_247', 'CKV_AWS_262', 'CKV_AWS_263'],
      ...['CKV_AWS_264', 'CKV_AWS_265', 'CKV_AWS_266', 'CKV_AWS_278', 'CKV_AWS_281', 'CKV_AWS_282', 'CKV_AWS_294', 'CKV_AWS_297'],
      ...['CKV_AWS_298', 'CKV_AWS_337', 'CKV_AWS_345', 'CKV_AWS_346', 'CKV_AWS_347', 'CKV_AWS_373'],
    ],
  },
  rule: [
    ...Object.entries(ownKeys).map(([path, types]) => keyRule(types, path)),
    // It keeps nothing but its variables.
    keyRule('lambda_function', 'kms_key_arn', ({ raw }) => raw.environment === undefined),
    // Only what is secret is encrypted.
    keyRule('ssm_parameter', 'key_id', ({ raw }) => raw.type !== 'SecureString'),
  ],
};

function keyRule(types: string, path: string, isExcused: (subject: Subject) => boolean = () => false): Rule {
  const field = path.replaceAll('[]', '');
  const at = field.split('.');
  const around = at.slice(0, -1).join('.');
  const remediation = `Set ${at.at(-1)}${around === '' ? '' : ` in ${around}`} to the ARN of an aws_kms_key.`;
  return graph(documents<unknown>(...typesOf({ types })), (subject): readonly Problem[] =>
    isExcused(subject)
      ? []
      : valuesAt(subject.raw, path).flatMap((key) =>
          key === undefined || key === '' || key === 'AWS_OWNED_KMS_KEY'
            ? [{ message: `has no key of ours: ${field} is not set`, at, remediation }]
            : managedByAws(key, at).map((problem) => ({ ...problem, remediation })),
        ),
  );
}
