/** Resources of IAM Identity Center. */
export interface SsoDocuments {
  readonly aws_ssoadmin_managed_policy_attachment: { readonly managed_policy_arn?: string };
  readonly aws_ssoadmin_permission_set_inline_policy: { readonly inline_policy?: string };
}
