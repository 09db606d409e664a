import { expression, graph, Parameter, Policy, related } from '../../../lib/rules';
import { blocks } from '../blocks';

export const maximumDays = new Parameter<number>('maximumDays', 'Days after which a secret is replaced at the latest.', 90);

export const secretsRotation: Policy = {
  name: 'aws/secrets/rotation',
  description: 'Secrets are replaced by themselves, often enough.',
  remediation: 'Add an aws_secretsmanager_secret_rotation with automatically_after_days of at most 90.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4',
  rationale: 'A secret that leaked works until it is replaced: colleagues who left years ago, and whoever found a copy, still get in.',
  severity: 'low',
  controls: { fsbp: ['SecretsManager.1', 'SecretsManager.4'], checkov: ['CKV2_AWS_57', 'CKV_AWS_304'] },
  parameters: [maximumDays],
  rule: [
    expression('aws_secretsmanager_secret', () =>
      related('aws_secretsmanager_secret_rotation', 'secret_id').some((rotation) => rotation.secret_id.isSet()),
    ),
    graph('aws_secretsmanager_secret_rotation', ({ document }, stack) => {
      const [rules] = blocks(document.rotation_rules);
      const days = rules?.automatically_after_days ?? daysOf(rules?.schedule_expression);
      const isOften = days !== undefined && Number(days) <= stack.parameter(maximumDays);
      const most = stack.parameter(maximumDays);
      return isOften
        ? []
        : [
            {
              message:
                days === undefined
                  ? 'does not say how often it replaces the secret'
                  : `replaces the secret after ${days} of at most ${most} days`,
              at: ['rotation_rules'],
              remediation: `Set automatically_after_days to ${most} or less in rotation_rules.`,
            },
          ];
    }),
  ],
};

const daysByUnit: Readonly<Record<string, number>> = { day: 1, hour: 1 / 24, minute: 1 / 1440 };

/** Days between two rotations; 0 for a schedule, which names days of a month at the rarest. */
function daysOf(schedule: string | undefined): number | undefined {
  if (schedule?.startsWith('cron(')) return 0;
  const [, count, unit] = /^rate\((\d+) (day|hour|minute)s?\)$/.exec(schedule ?? '') ?? [];
  return unit === undefined ? undefined : Number(count) * daysByUnit[unit]!;
}
