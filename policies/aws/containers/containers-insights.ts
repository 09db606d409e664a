import { documents, graph, Policy, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Setting {
  readonly name?: unknown;
  readonly value?: unknown;
}

export const containersInsights: Policy = {
  name: 'aws/containers/insights',
  description: 'Clusters of ECS tell what their containers use.',
  remediation: 'Add a setting with the name containerInsights and the value enabled.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12',
  rationale: 'A miner of coins, or a leak of memory, shows in what containers use long before users complain: nobody measures it here.',
  severity: 'low',
  controls: { fsbp: ['ECS.12'], checkov: ['CKV_AWS_65'] },
  rule: graph(documents<unknown>('aws_ecs_cluster'), ({ raw }) => {
    const settings = blocks<Setting>(raw.setting as Setting | undefined);
    const known = settings.find(({ name }) => name === 'containerInsights');
    if (raw.setting instanceof Unknown || known?.value instanceof Unknown)
      return [{ message: 'may measure nothing: only a plan tells', at: ['setting'], unknown: true }];
    return /^(?:enabled|enhanced)$/.test(String(known?.value))
      ? []
      : [{ message: 'does not measure its containers: containerInsights is not enabled', at: ['setting'] }];
  }),
};
