import { Graph, graph, Policy, Problem, Subject } from '../../../lib/rules';
import { permissionsOf, untold } from './permission';

export const sgDefaultClosed: Policy = {
  name: 'aws/sg/default-closed',
  description: 'The security group that a VPC starts with lets nothing through.',
  remediation: 'Add an aws_default_security_group for the VPC, without ingress and egress.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2',
  rationale:
    'What is started without a group of its own falls into this one, whose members by default reach each other and the internet at every port.',
  severity: 'medium',
  controls: { cisAws: ['6.5'], fsbp: ['EC2.2'], checkov: ['CKV2_AWS_12'] },
  rule: [
    graph('aws_vpc', (vpc, stack) => {
      const [group] = stack.referringTo(vpc, 'aws_default_security_group', 'vpc_id');
      return group
        ? open(group, stack).map((problem) => ({ ...problem, message: `${problem.message}, in ${group.address}` }))
        : ['leaves the default security group open: no aws_default_security_group refers to it'];
    }),
    // One of a VPC elsewhere: others are judged with their VPC.
    graph('aws_default_security_group', (group, stack) => (stack.index(judgedWithVpc).has(group.address) ? [] : open(group, stack))),
  ],
};

const rules = ['aws_security_group_rule', 'aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'] as const;

function open(group: Subject, stack: Graph): readonly Problem[] {
  const own = (['ingress', 'egress'] as const).flatMap((direction): readonly Problem[] => {
    const permissions = permissionsOf(group, direction);
    if (!permissions) return [untold(direction)];
    return permissions.length > 0 ? [{ message: `has ${direction}`, remediation: `Leave ${direction} out of ${group.address}.` }] : [];
  });
  const others = rules
    .flatMap((type) => stack.referringTo(group, type, 'security_group_id'))
    .map(({ address }) => ({ message: `has the rule ${address}`, remediation: `Drop ${address}, or let it name another group.` }));
  return [...own, ...others];
}

const judgedWithVpc = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack.all('aws_vpc').flatMap((vpc) => stack.referringTo(vpc, 'aws_default_security_group', 'vpc_id').map(({ address }) => address)),
  );
