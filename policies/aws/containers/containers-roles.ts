import { documents, graph, Policy } from '../../../lib/rules';

/** What a value is known by, before a plan too. */
const text = (value: unknown) => (typeof value === 'string' ? value : ((value as { readonly text?: string } | undefined)?.text ?? ''));

export const containersRoles: Policy = {
  name: 'aws/containers/roles',
  description: 'Tasks of ECS have another role than the agent that starts them.',
  remediation: 'Set task_role_arn to a role of its own, with what the program needs.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  rationale:
    'The agent pulls every image and reads the secrets of all tasks: with its role the program may do so too, and whoever breaks into it.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_249'] },
  rule: graph(documents<unknown>('aws_ecs_task_definition'), ({ raw }) =>
    text(raw.task_role_arn) !== '' && text(raw.task_role_arn) === text(raw.execution_role_arn)
      ? [{ message: 'has the role of its agent: task_role_arn is execution_role_arn', at: ['task_role_arn'] }]
      : [],
  ),
};
