import type { FieldRule } from '../rule';

const anything = /./;

/** Who may do what. */
export const accessRules: readonly FieldRule[] = [
  {
    verdict: 'danger',
    class: 'iam-widen',
    id: 'iam/attachment',
    on: /^aws_iam_\w*(?:attachment|role|user|group|instance_profile)$/,
    field: /^(?:policy_arn|managed_policy_arns|role|users?|groups?|permissions_boundary)/,
    when: 'changed',
    reason: 'Somebody has another policy.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  },
  {
    verdict: 'danger',
    class: 'iam-widen',
    id: 'iam/identity',
    on: /^(?:aws_eks_pod_identity_association|aws_eks_access_\w+|ServiceAccount)$/,
    field: /role_arn|role-arn|policy_arn|access_scope|kubernetes_groups/,
    when: 'changed',
    reason: 'Pods or people act as somebody else.',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
  },
  {
    verdict: 'danger',
    class: 'iam-widen',
    id: 'rbac/rules',
    on: /^(?:Cluster)?Role$/,
    field: /^(?:rules|aggregationRule)/,
    when: 'changed',
    reason: 'It says what those who have it may do in the cluster.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  {
    verdict: 'danger',
    class: 'iam-widen',
    id: 'rbac/subjects',
    on: /^(?:Cluster)?RoleBinding$/,
    field: /^subjects/,
    when: 'changed',
    reason: 'Others have the role.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  {
    verdict: 'danger',
    class: 'iam-widen',
    id: 'iam/pod-identity',
    on: anything,
    field: /^(?:spec\.)?serviceAccountName$|automountServiceAccountToken$/,
    when: 'changed',
    reason: 'The pods act as somebody else, or get a token.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  },
];
