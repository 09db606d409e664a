import { documents, expression, not, Policy, told } from '../../../lib/rules';
import { demandRules } from '../attributes';

interface Service {
  readonly network_configuration?: { readonly assign_public_ip?: boolean };
}

/** Attributes by which others start machines and tasks. */
const addresses = [
  ['create_public_ip', 'drs_replication_configuration_template'],
  ['ecs_target.network_configuration.assign_public_ip', 'cloudwatch_event_target'],
  ['launch_specification[].associate_public_ip_address', 'spot_fleet_request'],
  ['network_configuration.assign_public_ip', 'ecs_task_set'],
  ['target.ecs_parameters.network_configuration.assign_public_ip', 'scheduler_schedule'],
  ['target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.assign_public_ip', 'pipes_pipe'],
] as const;

export const ec2PublicIp: Policy = {
  name: 'aws/ec2/public-ip',
  description: 'No machine, and no task of ECS, has a public address.',
  remediation: 'Leave out associate_public_ip_address, or set it to false.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-25',
  rationale:
    'Scanners find the address within minutes; then one security group that is too wide, or one old program, is a way in from anywhere.',
  severity: 'high',
  controls: { fsbp: ['EC2.25', 'ECS.2'], checkov: ['CKV_AWS_88', 'CKV_AWS_333'] },
  rule: [
    expression(['aws_instance', 'aws_launch_configuration', 'aws_spot_instance_request'], (machine) =>
      machine.associate_public_ip_address.isNot(true),
    ),
    expression('aws_launch_template', (template) =>
      template.network_interfaces.every((one) => one.associate_public_ip_address.isNot(true)),
    ),
    expression(documents<Service>('aws_ecs_service'), (service) =>
      told(
        service.network_configuration.assign_public_ip.isNot(true),
        'has tasks with public addresses: network_configuration.assign_public_ip is true',
        'Leave out assign_public_ip, and let a NAT gateway or endpoints of the network lead to what the tasks need.',
      ),
    ),
    ...addresses.flatMap(([field, types]) =>
      demandRules([
        {
          types,
          field,
          holds: (has) => not(has.lowerCase().isOneOf(['true', 'enabled'])),
          message: `starts machines with public addresses: ${field.replace('[]', '')} is on`,
          cure: `Leave out ${field.split('.').at(-1)}.`,
        },
      ]),
    ),
  ],
};
