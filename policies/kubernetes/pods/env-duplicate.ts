import { containersOf, expression, Policy, pods, told } from '../../../lib/rules';

export const envDuplicate: Policy = {
  name: 'k8s/env/duplicate',
  description: 'No environment variable is set twice.',
  remediation: 'Keep one of them in env: the last wins silently.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  rationale: 'Somebody changes the one that does not count, and searches for hours why the program goes on with the other value.',
  severity: 'medium',
  controls: { kubeLinter: ['duplicate-env-var'] },
  cure: 'Workload.env',
  rule: expression(pods, (pod) =>
    containersOf(pod).every(({ env }) =>
      env.every(({ name }) =>
        told(
          env
            .where((other) => other.name.is(name))
            .count()
            .is(1),
          ['sets ', name, ' more than once'],
        ),
      ),
    ),
  ),
};
