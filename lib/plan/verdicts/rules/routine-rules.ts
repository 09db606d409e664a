import { imageOf } from '../../words/image-words';
import type { Judged, PlanRule } from '../rule';

const labels = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/';

/** A field that is harmless, on this list and nowhere else. */
interface RoutineField {
  readonly id: string;
  readonly on: RegExp;
  readonly field: RegExp;
  readonly reason: string;
  readonly source: string;
}

const fields: readonly RoutineField[] = [
  {
    id: 'routine/version-label',
    on: /./,
    field: /labels\[(?:app\.kubernetes\.io\/version|helm\.sh\/chart)\]$/,
    reason: 'It only says which version it is.',
    source: labels,
  },
  {
    id: 'routine/described',
    on: /^[A-Z]/,
    field:
      /^metadata\.annotations\[(?:slipway\.dev\/(?:path|chat|docs|source|shared)|meta\.helm\.sh\/[\w-]+|kubernetes\.io\/description)\]$|^metadata\.labels\[(?:slipway\.dev\/team|app\.kubernetes\.io\/managed-by)\]$/,
    reason: 'Only people read it.',
    source: labels,
  },
  {
    id: 'routine/tags',
    on: /^aws_/,
    field: /^tags(?:_all)?\[?\.?(?:chat|docs|source|owner|team|cost-centre|cost-center|Name|description)\]?$/,
    reason: 'Only people and bills read it.',
    source: 'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
  },
  {
    id: 'routine/history',
    on: /^(?:Deployment|StatefulSet|DaemonSet|CronJob)$/,
    field: /^spec\.(?:revisionHistoryLimit|successfulJobsHistoryLimit|failedJobsHistoryLimit)$/,
    reason: 'It says how many former versions are listed.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy',
  },
  {
    id: 'routine/variable-description',
    on: /^(?:variable|output)$/,
    field: /^description$/,
    reason: 'Only people read it.',
    source: 'https://developer.hashicorp.com/terraform/language/values/variables',
  },
];

/** All that is ever routine, beside replicas within range and what is harmless when it is created. */
export const routineRules: readonly PlanRule[] = [
  {
    id: 'routine/ignored',
    verdict: 'routine',
    reason: 'Terraform is told to pass over this field, and does.',
    source: 'https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes',
    applies: ({ facts }) => facts.ignored,
  },
  {
    id: 'routine/goes-along',
    verdict: 'routine',
    reason: 'It is a setting of something that is removed, too, and is judged there.',
    source: 'https://developer.hashicorp.com/terraform/language/resources/behavior',
    applies: ({ kind, field, facts }) => kind === 'deleted' && !field && facts.goesAlong && facts.planned?.refused !== true,
  },
  {
    id: 'routine/image-version',
    verdict: 'routine',
    reason: 'Another version of the same image.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    applies: isNewVersion,
  },
  ...fields.map(
    ({ on, field, ...rule }): PlanRule => ({
      ...rule,
      verdict: 'routine',
      applies: (judged) => judged.field !== undefined && on.test(judged.noun) && field.test(judged.name),
    }),
  ),
];

function isNewVersion({ name, field }: Judged): boolean {
  if (!/(?:^|\.)containers\[[^\]]*\]\.image$/.test(name) || typeof field?.before !== 'string' || typeof field.after !== 'string')
    return false;
  const [from, to] = [imageOf(field.before), imageOf(field.after)];
  return (
    from.registry === to.registry &&
    from.repository === to.repository &&
    (to.tag !== undefined || to.digest !== undefined) &&
    to.tag !== 'latest'
  );
}
