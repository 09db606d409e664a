/** Resources of WAF. */
export interface WafDocuments {
  readonly aws_wafv2_web_acl_association: { readonly resource_arn?: string };
}
