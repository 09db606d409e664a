import type { Judged, PlanRule } from '../rule';
import { dataKinds, dataTypes, servingKinds, servingTypes } from './kinds-of-data';
import { settingRules } from './setting-rules';

const lifecycle = 'https://developer.hashicorp.com/terraform/language/resources/behavior';
const objects = 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/';

/** What goes, and what is made anew. */
export const removalRules: readonly PlanRule[] = [
  {
    id: 'terraform/rename-without-moved',
    verdict: 'danger',
    class: 'destroy',
    reason: 'The same physical resource has another address and no `moved` block: Terraform destroys it, and creates an empty one.',
    source: 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring',
    applies: ({ kind, facts }) => (kind === 'created' || kind === 'deleted') && facts.samePhysical !== undefined,
  },
  {
    id: 'data/destroyed',
    verdict: 'danger',
    class: 'destroy',
    reason: 'It holds data, or keys and secrets of data, which are gone with it.',
    source: lifecycle,
    applies: (judged) => isDataRemoved(judged) && keptBy(judged) === undefined,
  },
  {
    id: 'data/destroyed-if-empty',
    verdict: 'danger',
    class: 'destroy',
    reason:
      'AWS refuses to delete it while something is in it, since nothing forces it: applying then fails half-way. Once empty, it is gone.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html',
    applies: (judged) => isDataRemoved(judged) && keptBy(judged) === 'content',
  },
  {
    id: 'data/destroyed-but-snapshot',
    verdict: 'danger',
    class: 'destroy',
    reason: 'It is gone, and a last snapshot of it is made before: what is written until then can be had back, in a new one.',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
    applies: (judged) => isDataRemoved(judged) && keptBy(judged) === 'snapshot',
  },
  {
    id: 'data/replaced',
    verdict: 'danger',
    class: 'destroy',
    reason: 'It holds data, and the one that is made in its place is empty.',
    source: lifecycle,
    applies: ({ engine, noun, facts }) => facts.replaces && (engine === 'terraform' ? dataTypes : dataKinds).test(noun),
  },
  {
    id: 'terraform/replaced',
    verdict: 'danger',
    class: 'replace',
    reason: 'The provider destroys the resource and creates another: what refers to it changes, too.',
    source: lifecycle,
    applies: ({ engine, facts }) => engine === 'terraform' && facts.replaces,
  },
  {
    id: 'kubernetes/immutable',
    verdict: 'danger',
    class: 'replace',
    reason: 'The API server refuses to change this field: the object has to be deleted and created, and until then applying it fails.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/',
    applies: ({ engine, facts }) => engine === 'kubernetes' && facts.replaces,
  },
  {
    id: 'kubernetes/may-refuse',
    verdict: 'review',
    class: 'unknown',
    reason:
      'A rule of its definition looks at what was there before, and says more than is read here: the API server may refuse the change.',
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules',
    applies: ({ facts }) => facts.mayBeRefused === true,
  },
  {
    id: 'serving/removed',
    verdict: 'danger',
    class: 'downtime',
    reason: 'What it did, served or permitted ends.',
    source: objects,
    applies: ({ kind, engine, noun, field }) =>
      kind === 'deleted' && !field && (engine === 'terraform' ? servingTypes : servingKinds).test(noun),
  },
  {
    id: 'network/policy-removed',
    verdict: 'danger',
    class: 'expose',
    reason: 'Pods that no policy selects take connections from everywhere.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    applies: ({ kind, noun, field }) => kind === 'deleted' && !field && /NetworkPolicy$/.test(noun),
  },
  ...settingRules,
  {
    id: 'protection/object-removed',
    verdict: 'danger',
    class: 'unprotect',
    reason: 'It kept something from harm: pods from being evicted at once, a namespace from taking too much, objects from being admitted.',
    source: 'https://kubernetes.io/docs/concepts/policy/',
    applies: ({ kind, noun, field }) =>
      kind === 'deleted' &&
      !field &&
      /^(?:PodDisruptionBudget|ResourceQuota|LimitRange|Validating\w+|MutatingWebhookConfiguration)$/.test(noun),
  },
  {
    id: 'terraform/moved',
    verdict: 'review',
    reason: 'Terraform keeps the resource and gives it another address: nothing in the cloud changes by it.',
    source: 'https://developer.hashicorp.com/terraform/language/moved',
    applies: ({ kind, engine, field }) => kind === 'moved' && engine === 'terraform' && !field,
  },
];

function isDataRemoved({ kind, engine, noun, field }: Judged): boolean {
  return kind === 'deleted' && !field && (engine === 'terraform' ? dataTypes : dataKinds).test(noun);
}

/** What keeps data from being gone at once: that it is there, or a copy of it. */
function keptBy({ noun, before = {} }: Judged): 'content' | 'snapshot' | undefined {
  if (/^aws_(?:s3_bucket|backup_vault|route53_zone)$/.test(noun) && before['force_destroy'] !== true) return 'content';
  if (noun === 'aws_ecr_repository' && before['force_delete'] !== true) return 'content';
  const isCopied = typeof before['final_snapshot_identifier'] === 'string' && before['skip_final_snapshot'] !== true;
  return /^aws_(?:db_instance|rds_cluster|redshift_cluster|docdb_cluster|neptune_cluster)$/.test(noun) && isCopied ? 'snapshot' : undefined;
}
