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
 * @param policies by name, such as `AdministratorAccess` or `job-function/SystemAdministrator`
 */
export function managedPolicyRules(policies: readonly (string | RegExp)[]): readonly Rule[] {
  const isAsked = (name: string) => policies.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
  return [
    graph(['aws_iam_role', ...attachments], (holder) => managed(holder, isAsked)),
    graph(exclusive, (holder) => managed(holder, isAsked)),
    graph('data.aws_iam_policy', ({ raw }) =>
      typeof raw.name === 'string' && isAsked(raw.name) ? [{ message: `is ${raw.name}`, at: ['name'] }] : [],
    ),
  ];
}

function managed({ raw }: Subject, isAsked: (name: string) => boolean): readonly Problem[] {
  return ['managed_policy_arns', 'policy_arns', 'policy_arn', 'managed_policy_arn'].flatMap((field) =>
    blocks<unknown>(raw[field]).flatMap((arn) =>
      namesIn(arn, raw.for_each)
        .filter(isAsked)
        .map((name) => ({ message: `has the managed policy ${name}`, at: [field] })),
    ),
  );
}

/** Names of the policies of AWS that an ARN may be: where it is the one of each instance, those of all. */
function namesIn(arn: unknown, each: unknown): readonly string[] {
  const text = textOf(arn);
  const texts = /^\$\{each\.(?:key|value)\}$/.test(text) ? textOf(each) : text;
  return [...texts.matchAll(/:iam::aws:policy\/([\w/-]+)/g)].map(([, name]) => name!);
}

function textOf(value: unknown): string {
  if (value instanceof Unknown) return value.text;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join(' ') : String(value);
}
