import { graph, Policy, Problem } from '../../../lib/rules';
import { permissionsOf, permissionTypes, untold } from './permission';

export const sgDescription: Policy = {
  name: 'aws/sg/description',
  description: 'Security groups and what they let through say what they are for.',
  remediation: 'Set description of the group and of each rule.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/creating-security-groups.html',
  rationale: 'In a year nobody knows for whom a port is open, so nobody dares to close it, and the way in stays.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_23'] },
  cure: 'AwsPostgres',
  rule: [
    graph('aws_security_group', ({ raw }) =>
      raw.description === undefined || raw.description === ''
        ? [{ message: 'does not say what it is for: description is not set', at: ['description'], remediation: 'Set description.' }]
        : [],
    ),
    graph(permissionTypes, (subject) =>
      (['ingress', 'egress'] as const).flatMap((direction): readonly Problem[] => {
        const permissions = permissionsOf(subject, direction);
        if (!permissions) return [untold(direction)];
        return permissions
          .filter(({ described }) => !described)
          .map(({ at }) => ({
            message: `has ${direction} that does not say what it is for: description is not set`,
            at,
            remediation: 'Set description of the rule.',
          }));
      }),
    ),
  ],
};
