/** Resources of Systems Manager. */
export interface SsmDocuments {
  readonly aws_ssm_parameter: { readonly name?: string; readonly type?: string; readonly value?: string; readonly insecure_value?: string };
}
