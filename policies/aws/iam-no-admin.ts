import { graph, Policy, Problem, Subject, Unknown } from '../../lib';
import { blocks } from './blocks';
import { names } from './iam/action';
import { HeldPolicy, heldPolicies, loosePolicies, policyHolders } from './iam/held-policies';
import type { PolicyDocument } from './iam/policy-document';
import { called, inShort, wholly } from './iam/problems';

const attachments = [
  'aws_iam_group_policy_attachment',
  'aws_iam_policy_attachment',
  'aws_iam_role_policy_attachment',
  'aws_iam_user_policy_attachment',
  'aws_ssoadmin_managed_policy_attachment',
] as const;

export const iamNoAdmin: Policy = {
  name: 'aws/iam/no-admin',
  description: 'Nobody may do everything, or everything in IAM.',
  remediation: 'List the actions that are needed, and attach neither AdministratorAccess nor IAMFullAccess.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1',
  severity: 'critical',
  controls: {
    cisAws: ['2.15'],
    fsbp: ['IAM.1'],
    checkov: ['CKV_AWS_62', 'CKV_AWS_63', 'CKV_AWS_274', 'CKV2_AWS_40', 'CKV2_AWS_56'],
  },
  cure: 'PodIdentity',
  rule: [
    graph(policyHolders, (holder, stack) =>
      heldPolicies(holder, stack).flatMap(({ document, at }) => [...wholly(document, at), ...unlimited(document, at)]),
    ),
    graph('data.aws_iam_policy_document', (block, stack) =>
      loosePolicies(block, stack).flatMap(({ document, at }) => unlimited(document, at)),
    ),
    graph(['aws_iam_role', ...attachments], (holder) => managed(holder)),
    graph('data.aws_iam_policy', ({ raw }) =>
      adminPolicies.filter((name) => raw.name === name).map((name) => ({ message: `is ${name}`, at: ['name'] })),
    ),
  ],
};

/** Policies that AWS manages and that allow everything, or everything in IAM. */
const adminPolicies = ['AdministratorAccess', 'IAMFullAccess'];

function managed({ raw }: Subject): readonly Problem[] {
  return ['managed_policy_arns', 'policy_arn', 'managed_policy_arn'].flatMap((field) =>
    blocks<unknown>(raw[field]).flatMap((arn) => {
      const text = arn instanceof Unknown ? arn.text : String(arn);
      const name = adminPolicies.find((one) => text.endsWith(`:policy/${one}`));
      return name ? [{ message: `has the managed policy ${name}`, at: [field] }] : [];
    }),
  );
}

function unlimited({ statements }: PolicyDocument, at: HeldPolicy['at']): readonly Problem[] {
  return statements.flatMap((statement) => {
    const what = statement.allows ? ['*', 'iam:*'].find((all) => statement.actions.some((action) => names(action, all))) : undefined;
    if (what === undefined) return [];
    const where = statement.resources.includes('*') ? 'every resource' : inShort(statement.resources);
    return [{ message: `allows every action${what === '*' ? '' : ' of IAM'} on ${where}, by ${called(statement)}`, at }];
  });
}
