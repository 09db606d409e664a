import { literalResources } from '../../literal-resources';

/** Resources of Amazon SQS, each loaded when it is first used: a program that reads a workload pays for none. */
export const sqs = literalResources({
  get SqsQueue() {
    return (require('@cdktf/provider-aws/lib/sqs-queue') as typeof import('@cdktf/provider-aws/lib/sqs-queue')).SqsQueue;
  },
  get SqsQueuePolicy() {
    return (require('@cdktf/provider-aws/lib/sqs-queue-policy') as typeof import('@cdktf/provider-aws/lib/sqs-queue-policy'))
      .SqsQueuePolicy;
  },
});
