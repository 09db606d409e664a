/**
 * Where the EKS Pod Identity Agent of each node hands out credentials.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html#pod-id-considerations
 */
export const podIdentityEndpoint: readonly { readonly cidr: string }[] = [{ cidr: '169.254.170.23/32' }, { cidr: 'fd00:ec2::23/128' }];
