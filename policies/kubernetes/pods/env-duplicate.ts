import { containersOf, expression, Policy, pods } from '../../../lib';

export const envDuplicate: Policy = {
  name: 'k8s/env/duplicate',
  description: 'No environment variable is set twice.',
  remediation: 'Keep one of them: the last wins silently.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  severity: 'medium',
  controls: { kubeLinter: ['duplicate-env-var'] },
  cure: 'Workload.env',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ env }) =>
      env.every(({ name }) =>
        env
          .where((other) => other.name.is(name))
          .count()
          .is(1),
      ),
    ),
  ),
};
