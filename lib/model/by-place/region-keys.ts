import { UserError } from '../../errors';

/**
 * ARNs of the KMS keys that encrypt, by purpose; never of aliases, which IAM policies do not follow.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export interface RegionKeys {
  /**
   * @format kms-key
   * @default - no bucket
   */
  readonly storage?: string;
  /**
   * @format kms-key
   * @default - no database
   */
  readonly database?: string;
  /**
   * @format kms-key
   * @default - no cache
   */
  readonly cache?: string;
  /**
   * @format kms-key
   * @default - no queue
   */
  readonly messaging?: string;
  /**
   * @format kms-key
   * @default - no generated password, and no entry for a Secret
   */
  readonly secrets?: string;
  /**
   * @format kms-key
   * @default - CloudWatch encrypts logs with a key of its own
   */
  readonly logs?: string;
}

/** A region, as far as its keys matter. */
interface KeyedRegion {
  readonly region: string;
  readonly account?: string;
  readonly partition?: string;
  readonly keyAccount?: string;
  readonly keys?: RegionKeys;
}

/**
 * Services take keys of their own region and partition; of another account only where the region says so.
 *
 * @throws UserError naming the key that is of another one
 */
export function checkKeys(
  path: string,
  subject: string,
  { region, account, partition = 'aws', keyAccount = account, keys = {} }: KeyedRegion,
): void {
  for (const [purpose, key] of Object.entries(keys)) {
    const [, ofPartition, , ofRegion, ofAccount] = key.split(':');
    const foreign = [
      ofPartition !== partition && `of the partition '${ofPartition}', and the region of '${partition}'`,
      account !== undefined && ofRegion !== region && `of the region '${ofRegion}', and encrypts in '${region}'`,
      keyAccount !== undefined && ofAccount !== keyAccount && `of the account '${ofAccount}', and not of '${keyAccount}'`,
    ].find(Boolean);
    if (foreign)
      throw new UserError(
        `'${path}.keys.${purpose}' of ${subject} is '${key}', a key ${foreign}.`,
        ofAccount === keyAccount || keyAccount === undefined
          ? `Write the ARN of a key there: 'arn:${partition}:kms:${region}:${keyAccount ?? '<account>'}:key/<id>'.`
          : `Write a key of that account, or state whose the keys are: keyAccount: '${ofAccount}'.`,
      );
  }
}
