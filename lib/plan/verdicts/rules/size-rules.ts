import { quantityOf } from '../../../documents/quantity';
import type { PlanRule } from '../rule';

const storage = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html';
const memory = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

interface SizeRule extends Omit<PlanRule, 'applies'> {
  readonly on: RegExp;
  readonly field: RegExp;
  /** Whether less is there than before, or more. */
  readonly when: 'less' | 'more';
}

/** How much of something there is. */
const sizes: readonly SizeRule[] = [
  {
    id: 'database/storage-less',
    verdict: 'danger',
    class: 'replace',
    on: /^aws_(?:db_instance|rds_cluster)$/,
    field: /^allocated_storage$/,
    when: 'less',
    reason: 'RDS cannot make storage smaller: applying fails, and only a new database has less.',
    source: storage,
  },
  {
    id: 'database/storage-more',
    verdict: 'review',
    on: /^aws_(?:db_instance|rds_cluster)$/,
    field: /^allocated_storage$/,
    when: 'more',
    reason: 'It grows while the database serves, cannot be made smaller again, and not be changed again for six hours.',
    source: storage,
  },
  {
    id: 'database/storage-limit',
    verdict: 'review',
    on: /^aws_db_instance$/,
    field: /^max_allocated_storage$/,
    when: 'more',
    reason: 'RDS may grow it up to that by itself, and never makes it smaller again.',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html',
  },
  {
    id: 'resources/memory-less',
    verdict: 'review',
    class: 'restart',
    on: /^[A-Z]/,
    field: /ontainers\[[^\]]*\]\.resources\.limits\.memory$/,
    when: 'less',
    reason: 'A container that takes more than its limit is killed: what it took until now tells whether this is enough.',
    source: memory,
  },
  {
    id: 'resources/request-more',
    verdict: 'review',
    class: 'restart',
    on: /^[A-Z]/,
    field: /ontainers\[[^\]]*\]\.resources\.requests\.(?:memory|cpu)$/,
    when: 'more',
    reason: 'A node must have as much to spare for each pod: where none has, pods wait.',
    source: memory,
  },
];

export const sizeRules: readonly PlanRule[] = sizes.map(({ on, field: name, when, ...rule }) => ({
  ...rule,
  applies: ({ noun, field, name: called }) => {
    if (!field || !on.test(noun) || !name.test(called)) return false;
    const [was, is] = [quantityOf(field.before), quantityOf(field.after)];
    if (was === undefined || is === undefined) return false;
    return when === 'less' ? is < was : is > was;
  },
}));
