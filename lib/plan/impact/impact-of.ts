import { compareTexts } from '../../wording/compare-texts';
import { type PlanChange, type PlanItem, planVerdicts } from '../plan';
import { planSummary } from '../plan-summary';
import { type Impact, type ImpactKind, type ImpactPlace, type ImpactProject, impactVersion } from './impact';
import { suggestedMoves } from './suggested-moves';

/** Different texts of one kind that are told. */
const mostExamples = 3;

interface Occurrence {
  readonly project: string;
  readonly change: PlanChange;
  readonly item: PlanItem;
}

/** Joins what changes in several projects, by what kind of change it is. Nothing is left out: each item is in one kind. */
export function impactOf(of: Pick<Impact, 'package' | 'from' | 'to'>, projects: readonly ImpactProject[]): Impact {
  const occurrences = projects.flatMap(({ project, plan }) =>
    plan.changes.flatMap((change) => change.items.map((item) => ({ project, change, item }))),
  );
  const workloads = new Set(occurrences.map(({ project, change }) => JSON.stringify([project, change.workload])));
  return {
    schemaVersion: impactVersion,
    ...of,
    summary: {
      projects: projects.length,
      changedProjects: projects.filter(({ plan }) => plan.summary.items > 0).length,
      workloads: workloads.size,
      ...planSummary(projects.flatMap(({ plan }) => plan.changes)),
    },
    kinds: kindsOf(occurrences),
    moves: projects.flatMap(suggestedMoves),
    projects,
  };
}

function kindsOf(occurrences: readonly Occurrence[]): readonly ImpactKind[] {
  const groups = new Map<string, Occurrence[]>();
  for (const one of occurrences) {
    const { change, item } = one;
    const key = JSON.stringify([item.verdict, item.rule, item.reason, change.kind, change.engine, change.type, stem(item.field)]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const rank = ({ verdict }: ImpactKind) => planVerdicts.indexOf(verdict);
  return [...groups]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, group]) => kindOf(group))
    .sort((a, b) => rank(a) - rank(b) || b.items - a.items || compareTexts(a.text, b.text));
}

function kindOf(group: readonly Occurrence[]): ImpactKind {
  const [{ change, item }] = group as readonly [Occurrence];
  const { verdict, rule, classes, reason, source } = item;
  const texts = [...new Set(group.map(wordsOf))].sort(compareTexts);
  const general = item.field === undefined ? `${change.type} ${change.kind}` : `${stem(item.field)} changes, in ${texts.length} ways`;
  const changes = new Set(group.map((one) => one.change));
  return {
    kind: change.kind,
    type: change.type,
    text: texts.length === 1 ? texts[0]! : general,
    examples: texts.length === 1 ? [] : texts.slice(0, mostExamples),
    items: group.length,
    restarts: [...changes].reduce((sum, { restarts = 0 }) => sum + restarts, 0),
    places: placesOf(group),
    verdict,
    rule,
    classes,
    reason,
    source,
  };
}

/** Without the object: places name it. */
function wordsOf({ change: { type }, item: { field, text } }: Occurrence): string {
  const noun = `${type.split('/').at(-1)} `;
  const end = text.indexOf(': ');
  return field !== undefined && text.startsWith(noun) && end > 0 ? text.slice(end + 2) : text;
}

function placesOf(group: readonly Occurrence[]): readonly ImpactPlace[] {
  const places = new Map<string, ImpactPlace>();
  for (const { project, change } of group) {
    const place = { project, environment: change.environment ?? '', subject: change.subject };
    places.set(JSON.stringify([place.environment, place.subject, project]), place);
  }
  return [...places].sort(([a], [b]) => compareTexts(a, b)).map(([, place]) => place);
}

/** A field without the names of what it is in: `containers[orders].image` and `containers[cart].image` are of one kind. */
function stem(field: string | undefined): string {
  return field?.replace(/\[[^\]]*\]/g, '') ?? '';
}
