import { literalResources } from '../../literal-resources';

/** Resources of AWS Systems Manager, each loaded when it is first used: a program that reads a workload pays for none. */
export const ssm = literalResources({
  get SsmParameter() {
    return (require('@cdktf/provider-aws/lib/ssm-parameter') as typeof import('@cdktf/provider-aws/lib/ssm-parameter')).SsmParameter;
  },
});
