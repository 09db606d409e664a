import { Policy, Statement } from '../../../lib/rules';
import { picksOut } from './conditions';
import { covers } from './permissions';
import { statementRules } from './statement-rules';

export const iamKmsDecrypt: Policy = {
  name: 'aws/iam/kms-decrypt',
  description: 'Nobody may decrypt with every key.',
  remediation: 'Name the keys by their ARNs as Resource, or add a condition on kms:ResourceAliases.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1',
  rationale: 'Keys then keep nothing apart: whoever may read some data anywhere, even by mistake, can decrypt it as well.',
  severity: 'high',
  controls: { fsbp: ['KMS.1', 'KMS.2'] },
  cure: 'PodIdentity',
  rule: statementRules((statement) => (decryptsAll(statement) ? 'decrypts with every key' : undefined)),
};

const decryption = ['kms:Decrypt', 'kms:ReEncryptFrom'];
/** Conditions that choose keys. */
const choosesKeys = /^(?:kms:(?:resourcealiases|requestalias)|aws:resourcetag\/.+)$/i;
const anyAlias = /^(?:alias\/)?[*?]+$/;

function decryptsAll(statement: Statement): boolean {
  return (
    statement.allows &&
    decryption.some((action) => covers(statement, action)) &&
    statement.resources.some((resource) => resource === '*' || /^arn:[^:]*:kms:[^:]*:[^:]*:(?:key\/)?\*$/.test(resource)) &&
    !statement.conditions.some(
      (condition) => choosesKeys.test(condition.key) && picksOut(condition) && !condition.values.some((value) => anyAlias.test(value)),
    )
  );
}
