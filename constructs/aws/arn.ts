/** Whose a resource is. */
export interface Account {
  readonly partition: string;
  readonly region: string;
  /** 12 digits. */
  readonly account: string;
}

/** Services whose ARNs leave out the region, or the account too; all others name both. */
const unregional: Readonly<Record<string, 'account' | 'nothing'>> = { iam: 'account', s3: 'nothing' };

/**
 * The ARN of a resource.
 *
 * @param service such as `sqs`
 * @param resource what stands behind the account: `table/orders`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function arn({ partition, region, account }: Account, service: string, resource: string): string {
  const named = unregional[service] ?? 'both';
  return `arn:${partition}:${service}:${named === 'both' ? region : ''}:${named === 'nothing' ? '' : account}:${resource}`;
}
