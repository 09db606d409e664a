import type { FieldRule } from '../rule';

const rds = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html';
const terraform = 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle';
const anything = /./;
const aws = /^aws_/;
const unprotected = { verdict: 'danger', class: 'unprotect' } as const;

/** What keeps things from being deleted. */
export const protectionRules: readonly FieldRule[] = [
  {
    ...unprotected,
    id: 'protection/deletion',
    on: aws,
    field: /(?:^|\.)(?:deletion_protection|deletion_protection_enabled|enable_deletion_protection|termination_protection)$/,
    when: 'off',
    reason: 'Without its protection it can be deleted by one mistake.',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  },
  {
    ...unprotected,
    id: 'protection/prevent-destroy',
    on: anything,
    field: /^lifecycle(?:\[0\])?(?:\.prevent_destroy)?$/,
    when: 'off',
    reason: 'Terraform no longer refuses plans that destroy it.',
    source: terraform,
  },
  {
    ...unprotected,
    id: 'protection/force-destroy',
    on: aws,
    field: /^(?:force_destroy|force_delete|skip_final_snapshot|delete_automated_backups|apply_immediately)$/,
    when: 'on',
    reason: 'What is deleted then takes its content along, or happens at once.',
    source: rds,
  },
  {
    ...unprotected,
    id: 'protection/environment',
    on: /^stack$/,
    field: /^protected$/,
    when: 'off',
    reason: 'The environment no longer protects its data from deletion.',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle',
  },
  {
    ...unprotected,
    id: 'protection/keep',
    on: anything,
    field: /annotations\[(?:helm\.sh\/resource-policy|argocd\.argoproj\.io\/sync-options|kustomize\.toolkit\.fluxcd\.io\/prune)\]$/,
    when: 'exchanged',
    reason: 'The annotation kept the object where nothing states it any longer.',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  },
  {
    ...unprotected,
    id: 'protection/disruption-budget',
    on: /^PodDisruptionBudget$/,
    field: /^spec\.(?:maxUnavailable|minAvailable|selector)/,
    when: 'changed',
    reason: 'It says how many pods may be evicted at once.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  {
    ...unprotected,
    id: 'protection/claim-retention',
    on: /^StatefulSet$/,
    field: /persistentVolumeClaimRetentionPolicy/,
    when: 'changed',
    reason: 'It says whether data outlives the pods that hold it.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/',
  },
  {
    ...unprotected,
    id: 'protection/reclaim-policy',
    on: /^(?:PersistentVolume|StorageClass)$/,
    field: /eclaimPolicy$/,
    when: 'changed',
    reason: 'It says whether the disk is deleted with its claim.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  },
];
