/** Resources of SQS. */
export interface SqsDocuments {
  readonly aws_sqs_queue: SqsQueue;
  readonly aws_sqs_queue_policy: { readonly queue_url?: string; readonly policy?: string };
  readonly aws_sqs_queue_redrive_allow_policy: { readonly queue_url?: string };
  readonly aws_sqs_queue_redrive_policy: { readonly queue_url?: string; readonly redrive_policy?: string };
}

interface SqsQueue {
  readonly kms_master_key_id?: string;
  readonly name?: string;
  readonly policy?: string;
  readonly redrive_policy?: string;
  readonly sqs_managed_sse_enabled?: boolean;
}
