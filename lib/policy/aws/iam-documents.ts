/** Resources of IAM. */
export interface IamDocuments {
  readonly aws_iam_access_key: { readonly user?: string };
  readonly aws_iam_group_policy: { readonly policy?: string };
  readonly aws_iam_group_policy_attachment: PolicyAttachment;
  readonly aws_iam_policy: { readonly name?: string; readonly policy?: string };
  readonly aws_iam_policy_attachment: PolicyAttachment & { readonly users?: readonly string[] };
  readonly aws_iam_role: IamRole;
  readonly aws_iam_role_policy: { readonly role?: string; readonly policy?: string };
  readonly aws_iam_role_policy_attachment: PolicyAttachment & { readonly role?: string };
  readonly aws_iam_user: { readonly name?: string };
  readonly aws_iam_user_policy: { readonly user?: string; readonly policy?: string };
  readonly aws_iam_user_policy_attachment: PolicyAttachment & { readonly user?: string };
  readonly 'data.aws_iam_policy': { readonly arn?: string; readonly name?: string };
  readonly 'data.aws_iam_policy_document': {
    readonly override_policy_documents?: readonly string[];
    readonly source_policy_documents?: readonly string[];
    readonly statement?: readonly IamStatementBlock[];
  };
}

interface PolicyAttachment {
  readonly policy_arn?: string;
}

interface IamRole {
  readonly assume_role_policy?: string;
  readonly inline_policy?: readonly { readonly name?: string; readonly policy?: string }[];
  readonly managed_policy_arns?: readonly string[];
  readonly name?: string;
}

interface IamStatementBlock {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly not_actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly not_resources?: readonly string[];
  readonly principals?: readonly IamPrincipalBlock[];
  readonly not_principals?: readonly IamPrincipalBlock[];
  readonly condition?: readonly { readonly test?: string; readonly variable?: string; readonly values?: readonly string[] }[];
}

interface IamPrincipalBlock {
  readonly type?: string;
  readonly identifiers?: readonly string[];
}
