import type { FieldRule } from '../rule';

const pods = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';
const anything = /./;
const encryption = { verdict: 'danger', class: 'weaken' } as const;

/** What is enforced, and what is excepted. */
export const policyRules: readonly FieldRule[] = [
  {
    ...encryption,
    id: 'policy/pod-security',
    on: anything,
    field: /securityContext(?:\.|$)|^(?:spec\.)?volumes\[[^\]]*\]\.hostPath/,
    when: 'changed',
    reason: 'It says what the processes may do on their node.',
    source: pods,
  },
  {
    ...encryption,
    id: 'policy/namespace',
    on: /^Namespace$/,
    field: /labels\[pod-security\.kubernetes\.io\//,
    when: 'exchanged',
    reason: 'It says which pods the cluster admits there.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  },
  {
    ...encryption,
    id: 'policy/level',
    on: /^policies$/,
    field: /^packs/,
    when: 'exchanged',
    reason: 'A policy that was enforced is enforced otherwise, or no longer.',
    source: 'https://kubernetes.io/docs/concepts/policy/',
  },
  {
    ...encryption,
    id: 'policy/admission',
    on: /^(?:Validating|Mutating)\w+$/,
    field: /^(?:spec|webhooks)/,
    when: 'changed',
    reason: 'It says what the cluster admits.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/',
  },
  {
    verdict: 'review',
    id: 'policy/origin',
    on: /^stack$/,
    field: /^(?:approvedOrigins|terraformFiles)/,
    when: 'added',
    reason: 'Others may make resources beside the library.',
    source: 'https://kubernetes.io/docs/concepts/policy/',
  },
  {
    verdict: 'review',
    id: 'override/changed',
    on: /^stack$/,
    field: /^overrides/,
    when: 'changed',
    reason: 'A field is set past the properties of a workload, or for longer.',
    source: 'https://kubernetes.io/docs/concepts/policy/',
  },
  {
    verdict: 'danger',
    class: 'destroy',
    id: 'place/account',
    on: /^(?:stack|provider\..*)$/,
    field: /^(?:account|partition|region|allowed_account_ids|assume_role|alias)/,
    when: 'exchanged',
    reason: 'Terraform would work in another account or region: it finds nothing there, and creates everything anew.',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
  },
  {
    verdict: 'review',
    id: 'provider/default-tags',
    on: /^provider\./,
    field: /^default_tags/,
    when: 'changed',
    reason: 'Every resource of the stack that has tags gets it, in place: bills and rules of access go by tags.',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block',
  },
];
