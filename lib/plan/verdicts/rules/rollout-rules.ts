import type { FieldRule } from '../rule';

const rds = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html';
const anything = /./;
const aws = /^aws_/;

/** What the database is restarted for. */
export const restartsDatabase = {
  verdict: 'review',
  class: 'restart',
  id: 'database/restarts',
  on: /^aws_(?:db_instance|rds_cluster_instance|docdb_cluster_instance|neptune_cluster_instance)$/,
  field: /^(?:instance_class|engine_version|parameter_group_name|db_parameter_group_name|multi_az|port|ca_cert_identifier)$/,
  when: 'changed',
  reason: 'The database restarts, in its maintenance window unless it is told to do so at once.',
  source: rds,
} as const satisfies FieldRule;

/** Whether pods and databases are there all the time. */
export const rolloutRules: readonly FieldRule[] = [
  {
    verdict: 'danger',
    class: 'downtime',
    id: 'rollout/zero',
    on: /^(?:Deployment|StatefulSet|ReplicaSet|Rollout)$/,
    field: /^spec\.replicas$/,
    when: 'zero',
    reason: 'No pod is left.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  },
  {
    verdict: 'danger',
    class: 'downtime',
    id: 'rollout/suspended',
    on: /^(?:Deployment|CronJob|Job|ScaledObject)$/,
    field: /(?:^spec\.suspend|^spec\.paused|paused(?:-replicas)?\])$/,
    when: 'on',
    reason: 'It no longer runs, or no longer rolls out.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/',
  },
  {
    verdict: 'danger',
    class: 'downtime',
    id: 'rollout/strategy',
    on: /^(?:Deployment|StatefulSet|DaemonSet)$/,
    field: /^spec\.(?:strategy|updateStrategy)/,
    when: 'changed',
    reason: 'It says how many pods are there while others replace them.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  },
  {
    verdict: 'danger',
    class: 'downtime',
    id: 'service/selector',
    on: /^Service$/,
    field: /^spec\.selector/,
    when: 'changed',
    reason: 'Other pods answer, or none.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  {
    verdict: 'danger',
    class: 'downtime',
    id: 'service/ports',
    on: /^Service$/,
    field: /^spec\.ports(?!\[[^\]]*\]\.targetPort$)/,
    when: 'exchanged',
    reason: 'Whoever calls the former port gets no answer.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  {
    verdict: 'review',
    id: 'service/target-port',
    on: /^Service$/,
    field: /^spec\.ports\[[^\]]*\]\.targetPort$/,
    when: 'exchanged',
    reason: 'Requests come to another port of the pods: each of them must listen there.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  },
  {
    verdict: 'danger',
    class: 'downtime',
    id: 'cluster/availability',
    on: aws,
    field: /^(?:multi_az|automatic_failover_enabled|multi_az_enabled)$/,
    when: 'off',
    reason: 'One failure takes it down.',
    source: rds,
  },
  {
    verdict: 'review',
    class: 'downtime',
    id: 'probe/changed',
    on: anything,
    field: /(?:liveness|readiness|startup)Probe/,
    when: 'changed',
    reason: 'It says when pods are restarted, or get no requests.',
    source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  },
  restartsDatabase,
];
