import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const containersPlatform: Policy = {
  name: 'aws/containers/platform',
  description: 'Containers on Fargate run on the platform that AWS mends.',
  remediation: 'Leave out platform_version, or set it to LATEST.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10',
  rationale: 'AWS puts a new kernel under what runs on the latest platform alone: on an older one a hole that everybody knows stays open.',
  severity: 'medium',
  controls: { fsbp: ['ECS.10'], checkov: ['CKV_AWS_332'] },
  rule: demandRules(
    [
      ['ecs_service ecs_task_set', 'platform_version'],
      ['cloudwatch_event_target', 'ecs_target[].platform_version'],
      ['scheduler_schedule', 'target.ecs_parameters[].platform_version'],
    ].map(([types, field]) => ({
      types: types!,
      field: field!,
      holds: (version) => version.orElse('LATEST').isOneOf(['LATEST', '1.4.0']),
      message: `runs on an old platform of Fargate: ${field!.replaceAll('[]', '')} is neither LATEST nor 1.4.0`,
      cure: 'Leave out platform_version, or set it to LATEST.',
    })),
  ),
};
