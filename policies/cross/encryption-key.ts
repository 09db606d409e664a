import { Graph, Subject } from '../../lib/rules';
import { blocks } from '../aws/blocks';
import { template } from '../aws/iam/template';

/** The KMS key that encrypts what a resource holds, as a template; nothing for a key of AWS. */
export function keyOf({ type, address, raw }: Subject, stack: Graph): string | undefined {
  const key: unknown =
    type === 'aws_s3_bucket'
      ? (stack.index(bucketKeys).get(address) ?? raw.kms_key_id)
      : (raw.kms_master_key_id ?? raw.kms_key_id ?? blocks<Raw>(raw.server_side_encryption)[0]?.kms_key_arn);
  if (key === undefined || key === '') return undefined;
  const text = template(key);
  return text.includes('alias/aws/') ? undefined : text;
}

/** Keys of buckets, by the bucket's address. */
const bucketKeys = (stack: Graph): ReadonlyMap<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const bucket of stack.all('aws_s3_bucket')) {
    for (const { raw } of stack.referringTo(bucket, 'aws_s3_bucket_server_side_encryption_configuration', 'bucket')) {
      const [rule] = blocks<Raw>(raw.rule);
      const key = blocks<Raw>(rule?.apply_server_side_encryption_by_default)[0]?.kms_master_key_id;
      if (key !== undefined) found.set(bucket.address, key);
    }
  }
  return found;
};

// biome-ignore lint/suspicious/noExplicitAny: a block read from JSON
type Raw = any;

/** `alias/<name>` of an alias or its ARN; nothing for a key's id or ARN. */
export function aliasOf(key: string): string | undefined {
  return /(?:^|:)(alias\/[^:]+)$/.exec(key)?.[1];
}
