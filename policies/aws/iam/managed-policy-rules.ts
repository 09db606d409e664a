import { documents, graph, Problem, Rule, Subject, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

/** Those that say which policies somebody has, and no others. */
const exclusive = documents<unknown>(
  'aws_iam_group_policy_attachments_exclusive',
  'aws_iam_role_policy_attachments_exclusive',
  'aws_iam_user_policy_attachments_exclusive',
);

const attachments = [
  'aws_iam_group_policy_attachment',
  'aws_iam_policy_attachment',
  'aws_iam_role_policy_attachment',
  'aws_iam_user_policy_attachment',
  'aws_ssoadmin_managed_policy_attachment',
] as const;

/**
 * Rules that find who has a policy that AWS manages.
 *
 * @param policies by name, such as `AdministratorAccess`
 */
export function managedPolicyRules(policies: readonly string[]): readonly Rule[] {
  return [
    graph(['aws_iam_role', ...attachments], (holder) => managed(holder, policies)),
    graph(exclusive, (holder) => managed(holder, policies)),
    graph('data.aws_iam_policy', ({ raw }) =>
      policies.filter((name) => raw.name === name).map((name) => ({ message: `is ${name}`, at: ['name'] })),
    ),
  ];
}

function managed({ raw }: Subject, policies: readonly string[]): readonly Problem[] {
  return ['managed_policy_arns', 'policy_arns', 'policy_arn', 'managed_policy_arn'].flatMap((field) =>
    blocks<unknown>(raw[field]).flatMap((arn) => {
      const text = arn instanceof Unknown ? arn.text : String(arn);
      const name = policies.find((one) => text.endsWith(`:policy/${one}`));
      return name ? [{ message: `has the managed policy ${name}`, at: [field] }] : [];
    }),
  );
}
