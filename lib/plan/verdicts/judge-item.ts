import { type PlanJudgement, planVerdicts } from '../plan';
import type { Judged, PlanRule } from './rule';
import { creationRules } from './rules/creation-rules';
import { fieldRules } from './rules/field-rules';
import { permissionRules } from './rules/permission-rules';
import { plannedRules } from './rules/planned-rules';
import { podRules } from './rules/pod-rules';
import { removalRules } from './rules/removal-rules';
import { routineRules } from './rules/routine-rules';
import { sizeRules } from './rules/size-rules';

/** Of several that say the same of one thing, the first is named. */
export const planRules: readonly PlanRule[] = [
  ...plannedRules,
  ...removalRules,
  ...permissionRules,
  ...creationRules,
  ...podRules,
  ...fieldRules,
  ...sizeRules,
  ...routineRules,
];

/** Where it is told what Terraform does with what no rule knows. */
const ofTerraform = 'https://developer.hashicorp.com/terraform/language/resources/behavior';

/** For what no rule knows. */
const unknowns: readonly PlanRule[] = [
  {
    id: 'unknown/removed',
    verdict: 'review',
    class: 'unknown',
    reason: 'It is no longer there, and no rule knows what that means.',
    source: 'https://kubernetes.io/docs/concepts/architecture/garbage-collection/',
    applies: ({ kind, field }) => kind === 'deleted' && !field,
  },
  {
    id: 'unknown/created',
    verdict: 'review',
    class: 'unknown',
    reason: 'It was not there before, and no rule knows that it is harmless.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
    applies: ({ kind, field }) => kind === 'created' && field === undefined,
  },
  {
    id: 'unknown/restarts',
    verdict: 'review',
    class: 'restart',
    reason: 'The pods are started anew, and no rule knows what the field means to them.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment',
    applies: ({ facts }) => facts.restarts,
  },
  {
    id: 'unknown/field',
    verdict: 'review',
    class: 'unknown',
    reason: 'No rule knows that it is harmless.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
    applies: () => true,
  },
];

/** What Terraform passes over does nothing, whatever it is; what goes with something else, or is read back from it, is judged there. */
const judgedElsewhere: ReadonlySet<string> = new Set(['routine/ignored', 'routine/goes-along', 'terraform/read-back']);

/** What the worst rule says that applies; what no rule knows is for review. */
export function judgeItem(judged: Judged): PlanJudgement {
  const found = planRules.filter((rule) => rule.applies(judged));
  const alone = found.filter(({ id }) => judgedElsewhere.has(id));
  const applying = alone.length > 0 ? alone : found;
  const all = applying.length > 0 ? applying : [unknowns.find((rule) => rule.applies(judged))!];
  const verdict = planVerdicts.find((one) => all.some((rule) => rule.verdict === one))!;
  const { id, reason, source } = all.find((rule) => rule.verdict === verdict)!;
  const classes = [...new Set(all.flatMap((rule) => rule.class ?? []))].sort();
  const isUnknown = id.startsWith('unknown/') && judged.engine === 'terraform';
  return { verdict, rule: id, classes, reason, source: isUnknown ? ofTerraform : source };
}

/** Of what several parts of one change are judged: the worst, and whatever else may fail a run. */
export function worst(judgements: readonly PlanJudgement[]): PlanJudgement {
  const [first] = [...judgements].sort((a, b) => planVerdicts.indexOf(a.verdict) - planVerdicts.indexOf(b.verdict));
  return { ...first!, classes: [...new Set(judgements.flatMap(({ classes }) => classes))].sort() };
}
