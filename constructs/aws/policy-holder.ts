/** What holds a policy, and how much of one it takes. */
export interface PolicyHolder {
  /** For the error: `role`. */
  readonly noun: string;
  /** The most, in characters, of which IAM does not count white space, or in bytes. */
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
}

/** How much of a holder a policy takes. */
export function policySize(policy: string, { unit }: PolicyHolder): number {
  return unit === 'bytes' ? Buffer.byteLength(policy) : policy.replace(/\s/g, '').length;
}
