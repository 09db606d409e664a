/** What holds a policy, and how much of one. */
export interface PolicyHolder {
  /** For the error: `role`. */
  readonly noun: string;
  /** Most that it takes, and in what. */
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
}

/**
 * Whatever of ours holds a policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html for roles: characters, of which white space is not counted
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html for buckets
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html for queues
 */
export const policyHolders = {
  /** All inline policies of a role, together. */
  role: { noun: 'role', limit: 10_240, unit: 'characters' },
  trust: { noun: 'trust of a role', limit: 2_048, unit: 'characters' },
  bucket: { noun: 'bucket', limit: 20 * 1024, unit: 'bytes' },
  queue: { noun: 'queue', limit: 8 * 1024, unit: 'bytes' },
} as const satisfies Readonly<Record<string, PolicyHolder>>;

/** How much of a holder a policy takes. */
export function policySize(policy: string, { unit }: PolicyHolder): number {
  return unit === 'bytes' ? Buffer.byteLength(policy) : policy.replace(/\s/g, '').length;
}
