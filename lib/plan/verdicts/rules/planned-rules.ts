import type { PlanJudgement } from '../../plan';
import { otherSecret } from '../../secrets/secret-values';
import type { Judged, PlanRule } from '../rule';

const json = 'https://developer.hashicorp.com/terraform/internals/json-format#change-representation';

/** What only Terraform itself knows. */
export const plannedRules: readonly PlanRule[] = [
  {
    id: 'terraform/refused',
    verdict: 'danger',
    class: 'destroy',
    reason: 'Terraform refuses the whole plan: the resource is protected by `prevent_destroy`, and the plan destroys it.',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy',
    applies: ({ facts, field }) => facts.planned?.refused === true && !field,
  },
  {
    id: 'terraform/imported',
    verdict: 'review',
    reason: 'It is there already, and Terraform manages it from now on: nothing is made anew.',
    source: 'https://developer.hashicorp.com/terraform/language/import',
    applies: ({ kind, field }) => kind === 'imported' && !field,
  },
  {
    id: 'terraform/forgotten',
    verdict: 'review',
    class: 'unprotect',
    reason: 'It stays where it is, and nobody manages it any longer.',
    source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources',
    applies: ({ kind, field }) => kind === 'forgotten' && !field,
  },
  {
    id: 'terraform/gone',
    verdict: 'danger',
    class: 'unknown',
    reason: 'Terraform made it, and it is no longer there: somebody else deleted it.',
    source: json,
    applies: ({ kind, field }) => kind === 'drifted' && !field,
  },
  {
    id: 'terraform/read-back',
    verdict: 'routine',
    reason: 'Nobody changed it past Terraform: another resource of the stack makes it, or it is a time that the provider tells.',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade#s3-bucket-refactor',
    applies: isReadBack,
  },
  {
    id: 'terraform/drifted',
    verdict: 'review',
    class: 'unknown',
    reason: 'Somebody changed it past Terraform, which sets it back unless the files are changed, too.',
    source: json,
    applies: ({ kind, field }) => kind === 'drifted' && field !== undefined,
  },
  {
    id: 'terraform/deferred',
    verdict: 'review',
    class: 'unknown',
    reason: 'Terraform decides it in another plan, once this one is applied.',
    source: json,
    applies: ({ kind, field }) => kind === 'deferred' && !field,
  },
  {
    id: 'terraform/sensitive',
    verdict: 'review',
    class: 'secret',
    reason: 'What Terraform keeps secret is another one: whoever reads it gets that.',
    source: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data',
    applies: ({ facts, field }) => facts.planned !== undefined && [field?.before, field?.after].some((value) => value === otherSecret),
  },
  {
    id: 'terraform/computed',
    verdict: 'routine',
    reason: 'Nobody states it: the provider says it once it has applied.',
    source: json,
    applies: ({ facts }) => facts.isComputed === true,
  },
];

function isReadBack({ kind, field, facts }: Judged): boolean {
  return kind === 'drifted' && facts.planned?.readBack?.has(String(field?.path[0])) === true;
}

/** Of what files change and Terraform plans nothing for. */
export const nothingPlanned: Omit<PlanJudgement, 'verdict'> = {
  rule: 'terraform/nothing-planned',
  classes: [],
  reason: 'The files differ, and Terraform does nothing for it: both mean the same to the provider, or what is there is so already.',
  source: json,
};
