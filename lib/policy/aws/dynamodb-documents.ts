/** Resources of DynamoDB. */
export interface DynamodbDocuments {
  readonly aws_dynamodb_table: DynamodbTable;
  readonly aws_dynamodb_table_replica: { readonly kms_key_arn?: string; readonly point_in_time_recovery?: boolean };
}

interface DynamodbTable {
  readonly billing_mode?: string;
  readonly deletion_protection_enabled?: boolean;
  readonly name?: string;
  readonly point_in_time_recovery?: { readonly enabled?: boolean };
  readonly server_side_encryption?: { readonly enabled?: boolean; readonly kms_key_arn?: string };
}
