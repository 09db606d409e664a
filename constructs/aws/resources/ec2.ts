import { literalResources } from '../../literal-resources';

/** Resources of Amazon EC2, each loaded when it is first used: a program that reads a workload pays for none. */
export const ec2 = literalResources({
  get SecurityGroup() {
    return (require('@cdktf/provider-aws/lib/security-group') as typeof import('@cdktf/provider-aws/lib/security-group')).SecurityGroup;
  },
  get VpcSecurityGroupIngressRule() {
    return (
      require('@cdktf/provider-aws/lib/vpc-security-group-ingress-rule') as typeof import('@cdktf/provider-aws/lib/vpc-security-group-ingress-rule')
    ).VpcSecurityGroupIngressRule;
  },
});
