import { literalResources } from '../../literal-resources';

/** Resources of IAM, each loaded when it is first used: a program that reads a workload pays for none. */
export const iam = literalResources({
  get IamRole() {
    return (require('@cdktf/provider-aws/lib/iam-role') as typeof import('@cdktf/provider-aws/lib/iam-role')).IamRole;
  },
  get IamRolePolicy() {
    return (require('@cdktf/provider-aws/lib/iam-role-policy') as typeof import('@cdktf/provider-aws/lib/iam-role-policy')).IamRolePolicy;
  },
});
