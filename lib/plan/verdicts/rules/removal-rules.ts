import type { PlanRule } from '../rule';
import { dataKinds, dataTypes, servingKinds, servingTypes } from './kinds-of-data';

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
    applies: ({ kind, engine, noun, field }) => kind === 'deleted' && !field && (engine === 'terraform' ? dataTypes : dataKinds).test(noun),
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
  {
    id: 'protection/object-removed',
    verdict: 'danger',
    class: 'unprotect',
    reason: 'It kept something from harm: pods from being evicted at once, a namespace from taking too much, objects from being admitted.',
    source: 'https://kubernetes.io/docs/concepts/policy/',
    applies: ({ kind, noun, field }) =>
      kind === 'deleted' &&
      !field &&
      /^(?:PodDisruptionBudget|ResourceQuota|LimitRange|Validating\w+|MutatingWebhookConfiguration|aws_(?:s3_bucket_public_access_block|backup_plan|backup_selection|wafv2_web_acl\w*|cloudtrail|config_\w+|guardduty_\w+|s3_bucket_versioning|s3_bucket_server_side_encryption_configuration|s3_bucket_lifecycle_configuration|s3_bucket_object_lock_configuration))$/.test(
        noun,
      ),
  },
  {
    id: 'terraform/moved',
    verdict: 'review',
    reason: 'Terraform keeps the resource and gives it another address: nothing in the cloud changes by it.',
    source: 'https://developer.hashicorp.com/terraform/language/moved',
    applies: ({ kind, engine, field }) => kind === 'moved' && engine === 'terraform' && !field,
  },
];
