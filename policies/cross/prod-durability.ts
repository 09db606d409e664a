import { Graph, graph, leastReplicas, Policy, Problem, Subject, scaleTarget } from '../../lib';
import { dataStores } from '../aws/sg/data-stores';
import { usersOf } from './workload';

/** What each kind of data needs to outlive a mistake and a failure, as what stands there where it lacks. */
const needs: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  aws_db_instance: { deletion_protection: isOn, backup_retention_period: isPositive, multi_az: isOn },
  aws_rds_cluster: { deletion_protection: isOn, backup_retention_period: (days) => days === undefined || isPositive(days) },
  aws_elasticache_replication_group: { automatic_failover_enabled: isOn, snapshot_retention_limit: isPositive },
  aws_dynamodb_table: { deletion_protection_enabled: isOn },
  aws_s3_bucket: { force_destroy: (value) => !isOn(value) },
};

const types = Object.keys(needs) as readonly ('aws_db_instance' | 'aws_s3_bucket')[];

export const prodDurability: Policy = {
  name: 'x/prod-durability',
  description:
    'Where data is protected, the data and the pods that use it both survive a failure: one property of the environment decides.',
  remediation:
    'Protect the store from deletion, back it up and give it a standby; run two pods or more, spread, with a PodDisruptionBudget.',
  source: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/use-fault-isolation-to-protect-your-workload.html',
  severity: 'high',
  cure: 'Environment.protected',
  rule: [
    graph(types, ({ type, raw }, stack) => {
      if (!stack.protected) return [];
      return Object.entries(needs[type]!).flatMap(([field, suffices]): readonly Problem[] =>
        suffices(raw[field])
          ? []
          : [{ message: `${raw[field] === undefined ? 'is not set' : `is ${raw[field]}`}, where data is protected`, at: [field] }],
      );
    }),
    graph(['apps/v1/Deployment', 'apps/v1/StatefulSet'], (controller, stack) =>
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
    ...(least < 2 ? [{ message: `runs ${least} pod, with data that is protected`, at: ['spec', 'replicas'] }] : []),
    ...(least >= 2 && !stack.index(budgeted).has(controller.address)
      ? [{ message: 'has no PodDisruptionBudget, with data that is protected' }]
      : []),
    ...(least >= 2 && !topologySpreadConstraints && !affinity?.podAntiAffinity
      ? [{ message: 'does not spread its pods, with data that is protected', at: ['spec', 'template', 'spec'] }]
      : []),
  ];
}

const budgeted = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all('policy/v1/PodDisruptionBudget')
      .flatMap(({ raw, namespace }) => stack.selectedPods(raw.spec?.selector ?? {}, namespace).map(({ address }) => address)),
  );
