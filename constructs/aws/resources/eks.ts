import { literalResources } from '../../literal-resources';

/** Resources of Amazon EKS, each loaded when it is first used: a program that reads a workload pays for none. */
export const eks = literalResources({
  get EksPodIdentityAssociation() {
    return (
      require('@cdktf/provider-aws/lib/eks-pod-identity-association') as typeof import('@cdktf/provider-aws/lib/eks-pod-identity-association')
    ).EksPodIdentityAssociation;
  },
});
