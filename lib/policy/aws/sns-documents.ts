/** Resources of SNS. */
export interface SnsDocuments {
  readonly aws_sns_topic: { readonly name?: string; readonly kms_master_key_id?: string; readonly policy?: string };
  readonly aws_sns_topic_policy: { readonly arn?: string; readonly policy?: string };
}
