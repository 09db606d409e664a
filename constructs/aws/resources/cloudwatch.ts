import { literalResources } from '../../literal-resources';

/** Resources of Amazon CloudWatch, each loaded when it is first used: a program that reads a workload pays for none. */
export const cloudwatch = literalResources({
  get CloudwatchLogGroup() {
    return (require('@cdktf/provider-aws/lib/cloudwatch-log-group') as typeof import('@cdktf/provider-aws/lib/cloudwatch-log-group'))
      .CloudwatchLogGroup;
  },
});
