import { allOf, expression, Policy, told, unless } from '../../../lib/rules';

export const deployStrategy: Policy = {
  name: 'k8s/deploy/strategy',
  description: 'A new version of a Deployment replaces the old one step by step, while some pods serve.',
  remediation: 'Use the strategy RollingUpdate with maxUnavailable below the number of pods.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  rationale: 'While no old pod runs any more and no new one yet, every request fails; if the new version does not start, that lasts.',
  severity: 'low',
  controls: { kubeLinter: ['no-rolling-update-strategy'] },
  cure: 'Workload',
  rule: expression('apps/v1/Deployment', ({ spec: { replicas, strategy } }) => {
    const { maxUnavailable } = strategy.rollingUpdate;
    return allOf(
      told(
        strategy.type.orElse('RollingUpdate').is('RollingUpdate'),
        ['takes all pods down at once: its strategy is ', strategy.type],
        'Set type of the strategy to RollingUpdate.',
      ),
      told(unless(replicas.is(0), maxUnavailable.asNumber().orElse(0).below(replicas.orElse(1))), [
        'may take ',
        maxUnavailable,
        ' pods down at once, which are all',
      ]),
      told(maxUnavailable.isNot('100%'), 'may take all pods down at once'),
    );
  }),
};
