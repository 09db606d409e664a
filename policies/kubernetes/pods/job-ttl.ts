import { anyOf, expression, Policy, told, unless } from '../../../lib/rules';

export const jobTtl: Policy = {
  name: 'k8s/job/ttl',
  description: 'A Job that is applied by itself is removed some time after it ended; one of a CronJob is not, its history is limited.',
  remediation: 'Set ttlSecondsAfterFinished on the Job, and leave it out of a CronJob.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  rationale:
    'Jobs that have ended pile up and slow down every listing; one that vanishes too early takes its logs along before anybody has read them.',
  severity: 'low',
  controls: { kubeLinter: ['job-ttl-seconds-after-finished'] },
  cure: 'Workload',
  rule: [
    expression('batch/v1/Job', ({ metadata, spec }) =>
      told(
        unless(
          anyOf(
            metadata.ownerReferences.some(({ kind }) => kind.is('CronJob')),
            // A name with the hash of its template: GitOps would run it again once it is gone.
            metadata.name.matches(/-[0-9a-f]{8,}$/),
          ),
          spec.ttlSecondsAfterFinished.isSet(),
        ),
        'is never removed: ttlSecondsAfterFinished is not set',
        'Set ttlSecondsAfterFinished.',
      ),
    ),
    expression('batch/v1/CronJob', ({ spec }) =>
      told(
        spec.jobTemplate.spec.ttlSecondsAfterFinished.isUnset(),
        [
          'removes its Jobs after ',
          spec.jobTemplate.spec.ttlSecondsAfterFinished,
          ' seconds, and with them what their history limits keep',
        ],
        'Leave out ttlSecondsAfterFinished.',
      ),
    ),
  ],
};
