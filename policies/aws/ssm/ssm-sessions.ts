import { documents, graph, Policy, Problem } from '../../../lib/rules';
import { jsonIn } from '../json-text';

interface Session {
  readonly schemaVersion?: unknown;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

export const ssmSessions: Policy = {
  name: 'aws/ssm/sessions',
  description: 'Sessions of administrators on machines are encrypted and logged.',
  remediation: 'Set kmsKeyId, and s3BucketName or cloudWatchLogGroupName with its encryption, in inputs of the content.',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html',
  rationale:
    'What an administrator typed, passwords too, is all that tells afterwards how a machine came to be as it is, or who took what.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_112', 'CKV_AWS_113'] },
  rule: graph(documents<unknown>('aws_ssm_document'), ({ raw }): readonly Problem[] => {
    if (raw.document_type !== 'Session') return [];
    const session = jsonIn(raw.content) as Session | undefined;
    if (session === undefined) return [{ message: 'has a content that only a plan tells', at: ['content'], unknown: true }];
    const inputs = session.inputs ?? {};
    const isSet = (name: string) => (inputs[name] ?? '') !== '';
    const isClear = (name: string) => String(inputs[name]) === 'false';
    return [
      ...(isSet('kmsKeyId') ? [] : [said('are not encrypted with a key of ours: kmsKeyId is not set', 'Set kmsKeyId')]),
      ...(isSet('s3BucketName') || isSet('cloudWatchLogGroupName')
        ? []
        : [said('are not logged: neither s3BucketName nor cloudWatchLogGroupName is set', 'Set cloudWatchLogGroupName')]),
      ...(isSet('s3BucketName') && isClear('s3EncryptionEnabled')
        ? [said('are logged in the clear: s3EncryptionEnabled is false', 'Set s3EncryptionEnabled to true')]
        : []),
      ...(isSet('cloudWatchLogGroupName') && isClear('cloudWatchEncryptionEnabled')
        ? [said('are logged in the clear: cloudWatchEncryptionEnabled is false', 'Set cloudWatchEncryptionEnabled to true')]
        : []),
    ];
  }),
};

function said(what: string, cure: string): Problem {
  return { message: `has sessions that ${what}`, at: ['content'], remediation: `${cure} in inputs of the content.` };
}
