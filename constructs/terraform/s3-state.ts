import { S3Backend } from 'cdktf';
import { checkAwsRegion, literal, Place, returned, TerraformSetup, UserError } from '../../lib';
import { properties } from '../properties';

export interface S3StateOptions {
  /**
   * Bucket of the states. It is there before, versioned: a state cannot hold its own bucket.
   *
   * @format bucket-name
   */
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /**
   * Key of a stack's state. A different key is a different state: move the object along.
   *
   * @default - `<environment>/<region>/<app>.tfstate`
   */
  readonly key?: (place: Place) => string;
  /**
   * ARN of the KMS key that encrypts the states.
   *
   * @format kms-key
   * @default - the bucket's own encryption
   */
  readonly kmsKeyId?: string;
  /**
   * ARN of the role to read and write the states as.
   *
   * @format role-arn
   * @default - whoever runs Terraform
   */
  readonly role?: string;
}

/** Keeps each stack's state in S3: encrypted, and locked by a file beside it. Needs Terraform 1.11 or OpenTofu 1.10. */
export function s3State(given: S3StateOptions): TerraformSetup {
  const { bucket, region, key = defaultKey, kmsKeyId, role } = properties.check('S3StateOptions', given, 's3State');
  checkAwsRegion("'region' of s3State", region);
  return (stack, place) => {
    const backend = new S3Backend(stack, {
      bucket,
      region,
      key: literal(checkKey(returned("The function 'key' of s3State", key(place), { is: 'text' }, 'the key of an object'))),
      encrypt: true,
      ...(kmsKeyId && { kmsKeyId }),
      ...(role && { assumeRole: { roleArn: role } }),
    });
    backend.addOverride('use_lockfile', true);
  };
}

/** @see https://developer.hashicorp.com/terraform/language/backend/s3 */
function checkKey(key: string): string {
  if (key === '' || key.startsWith('/') || key.endsWith('/'))
    throw new UserError(
      `The function 'key' of s3State returned '${key}', which Terraform takes as no key.`,
      "Return one that neither begins nor ends with '/', such as `${environment.name}/${region.region}/${app}.tfstate`.",
    );
  return key;
}

function defaultKey({ environment, region, app }: Place): string {
  return `${environment.name}/${region.region}/${app}.tfstate`;
}
