import { plural } from '../formats/plan-words';
import type { Impact, ImpactKind, ImpactPlace } from './impact';

/** `37 workloads: securityContext.seccompProfile added; 412 pods are started anew`. */
export function kindLine({ places, text, restarts, items }: ImpactKind): string {
  const subjects = new Set(places.map(({ project, subject }) => JSON.stringify([project, subject]))).size;
  const many = items === subjects ? '' : ` ×${items}`;
  const anew = restarts > 0 ? `; ${plural(restarts, 'pod is', 'pods are')} started anew` : '';
  return `${plural(subjects, 'subject')}: ${text}${many}${anew}`;
}

/** `orders.db (production), cart.db (production) and 12 more`; with the project, where several have the same. */
export function placeWords(places: readonly ImpactPlace[], most: number): string {
  const wordsOf = ({ environment, subject }: ImpactPlace, project?: string) => {
    const where = [environment, project].filter(Boolean).join(', ');
    return where ? `${subject} (${where})` : subject;
  };
  const isAmbiguous = new Set(places.map((place) => wordsOf(place))).size < places.length;
  const shown = places.slice(0, most).map((place) => wordsOf(place, isAmbiguous ? place.project : undefined));
  const left = places.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** `12 projects, of which 3 change; 37 workloads`. */
export function reachWords({ summary }: Impact): string {
  const { projects, changedProjects, workloads } = summary;
  return `${plural(projects, 'project')}, of which ${changedProjects} ${changedProjects === 1 ? 'changes' : 'change'}; ${plural(workloads, 'workload')}`;
}

/** The `moved` blocks of a stack, as Terraform reads them. */
export function moveLines({ moves }: Impact): readonly string[] {
  return moves.map(({ project, stack, from, to }) => `${project}, ${stack}: ${JSON.stringify({ moved: [{ from, to }] })}`);
}
