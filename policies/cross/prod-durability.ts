import { Graph, graph, leastReplicas, Policy, Problem, Subject, scaleTarget } from '../../lib/rules';
import { dataStores } from '../aws/sg/data-stores';
import { budgeted } from '../kubernetes/scaling/budgeted';
import { replicated } from '../kubernetes/scaling/replicated';
import { usersOf } from './workload';

interface Need {
  readonly suffices: (value: unknown) => boolean;
  readonly remediation: string;
  /** What fulfils it in the user's code: a property, or what does so by itself where data is protected. */
  readonly cure: string;
}

const on = (field: string, cure: string): Need => ({ suffices: isOn, remediation: `Set ${field} to true.`, cure });
const days: Need = { suffices: isPositive, remediation: 'Set backup_retention_period, 1 to 35.', cure: 'AwsPostgres.backupRetentionDays' };

/** What each kind of data needs to outlive a mistake and a failure, as what stands there where it lacks. */
const needs: Readonly<Record<string, Readonly<Record<string, Need>>>> = {
  aws_db_instance: {
    deletion_protection: on('deletion_protection', 'AwsPostgres'),
    backup_retention_period: days,
    multi_az: on('multi_az', 'AwsPostgres.multiAz'),
  },
  aws_rds_cluster: {
    deletion_protection: on('deletion_protection', 'AwsPostgres'),
    backup_retention_period: { ...days, suffices: (value) => value === undefined || isPositive(value) },
  },
  aws_elasticache_replication_group: {
    automatic_failover_enabled: {
      suffices: isOn,
      remediation: 'Set automatic_failover_enabled to true, with two nodes or more.',
      cure: 'AwsRedis.nodes',
    },
    snapshot_retention_limit: {
      suffices: isPositive,
      remediation: 'Set snapshot_retention_limit above 0.',
      cure: 'AwsRedis.backupRetentionDays',
    },
  },
  aws_dynamodb_table: { deletion_protection_enabled: on('deletion_protection_enabled', 'AwsTable') },
  aws_s3_bucket: {
    force_destroy: { suffices: (value) => !isOn(value), remediation: 'Leave out force_destroy.', cure: 'AwsBucket' },
  },
};

const types = Object.keys(needs) as readonly ('aws_db_instance' | 'aws_s3_bucket')[];

export const prodDurability: Policy = {
  name: 'x/prod-durability',
  description:
    'Where data is protected, the data and the pods that use it both survive a failure: one property of the environment decides.',
  remediation:
    'Protect the store from deletion, back it up and give it a standby; run two pods or more, spread, with a PodDisruptionBudget.',
  source: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html',
  rationale:
    'A standby with a single pod, or two pods without a backup, help by half: the first failure or mistake still stops the service or takes its data.',
  severity: 'high',
  cure: 'Environment.protected',
  rule: [
    graph(types, ({ type, raw }, stack) => {
      if (!stack.protected) return [];
      return Object.entries(needs[type]!).flatMap(([field, { suffices, remediation, cure }]): readonly Problem[] =>
        suffices(raw[field])
          ? []
          : [
              {
                message: `${field} ${raw[field] === undefined ? 'is not set' : `is ${raw[field]}`}, where data is protected`,
                at: [field],
                remediation,
                cure,
              },
            ],
      );
    }),
    graph(replicated, (controller, stack) =>
      stack.protected && stack.index(usingData).has(controller.address) ? lacksOf(controller, stack) : [],
    ),
  ],
};

function isOn(value: unknown): boolean {
  return String(value) === 'true';
}

function isPositive(value: unknown): boolean {
  return Number(value) > 0;
}

/** Addresses of what makes the pods of workloads with protected data. */
const usingData = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all([...types, ...(Object.keys(dataStores) as 'aws_db_instance'[])])
      .flatMap((store) => usersOf(store, stack).map(({ address }) => address)),
  );

function lacksOf(controller: Subject, stack: Graph): readonly Problem[] {
  const { replicas = 1, template } = controller.raw.spec ?? {};
  const least = stack.index(leastReplicas).get(scaleTarget(controller)) ?? Number(replicas);
  if (least === 0) return [];
  const { topologySpreadConstraints, affinity } = template?.spec ?? {};
  return [
    ...(least < 2
      ? [
          {
            message: `runs ${least} pod, with data that is protected`,
            at: ['spec', 'replicas'],
            remediation: 'Set replicas to 2 or more.',
            cure: 'Workload.replicas',
          },
        ]
      : []),
    ...(least >= 2 && !stack.index(budgeted).has(controller.address)
      ? [
          {
            message: 'has no PodDisruptionBudget, with data that is protected',
            remediation: 'Add a PodDisruptionBudget whose selector matches the pods.',
            cure: 'Workload',
          },
        ]
      : []),
    ...(least >= 2 && !topologySpreadConstraints && !affinity?.podAntiAffinity
      ? [
          {
            message: 'does not spread its pods, with data that is protected',
            at: ['spec', 'template', 'spec'],
            remediation: 'Add topologySpreadConstraints over zones, or a podAntiAffinity.',
            cure: 'Workload',
          },
        ]
      : []),
  ];
}
