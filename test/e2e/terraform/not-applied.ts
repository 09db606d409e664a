/** A kind of resource that the mock cannot make, and how it is judged instead. */
export interface NotApplied {
  readonly type: RegExp;
  readonly why: string;
  readonly judged: string;
  /** What references to it become, by attribute. */
  readonly literals?: Readonly<Record<string, unknown>>;
}

const planned = 'planned and validated with the complete stack';

/** Everything of the example that is not applied. A kind that is not in this list is applied, or the test fails. */
export const NOT_APPLIED: readonly NotApplied[] = [
  {
    type: /^aws_elasticache_replication_group$/,
    why: 'the mock makes no member clusters, which the provider waits for',
    judged: planned,
    literals: { primary_endpoint_address: 'carts.example.internal' },
  },
  { type: /^aws_eks_pod_identity_association$/, why: 'the mock does not implement it', judged: planned },
  {
    type: /^kubernetes_/,
    why: 'its provider is in no mirror here, and would ask EKS for a token',
    judged: 'the object that it describes is offered to an API server',
  },
];

export function notApplied(address: string): NotApplied | undefined {
  return NOT_APPLIED.find(({ type }) => type.test(address.split('.')[0] ?? ''));
}

/** What the references to these addresses become. */
export function literalsOf(addresses: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    addresses.flatMap((address) =>
      Object.entries(notApplied(address)?.literals ?? {}).map(([attribute, literal]) => [`${address}.${attribute}`, literal]),
    ),
  );
}
