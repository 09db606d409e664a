import { type Policy, verdictOf } from '../../../lib';
import { resourcesOf } from './mending';
import type { Row, Table } from './table';

// biome-ignore lint/suspicious/noExplicitAny: a document of a row
type Json = any;

/** Behind a Service one container answers, and where none declares a port, nobody knows which. */
const ofOneContainer = 'k8s/probes/readiness';

/** Rows that fail, and no longer do where a container that complies stands before or behind those of the same pod. */
export function acquittedBeside(policy: Policy, { pass = {}, fail = {} }: Table): readonly string[] {
  const [complying] = Object.values(pass).flatMap((row) => containersOf(resourcesOf(row)[0]!.values));
  if (!complying || policy.name === ofOneContainer) return [];
  const other = { ...complying, name: 'beside' };
  return Object.entries(fail).flatMap(([sentence, row]) =>
    [(own: readonly Json[]) => [other, ...own], (own: readonly Json[]) => [...own, other]].flatMap((joined, place) =>
      containersOf(resourcesOf(row)[0]!.values).length > 0 && verdictBeside(policy, row, joined) !== 'fail'
        ? [`${sentence}, ${place === 0 ? 'before' : 'behind'} it one that complies`]
        : [],
    ),
  );
}

function verdictBeside(policy: Policy, row: Row, joined: (own: readonly Json[]) => readonly Json[]) {
  const [resource, ...others] = resourcesOf(row);
  const { resources: _, ...place } = 'resources' in row ? row : { resources: [] };
  return verdictOf(policy, { ...resource!, values: withContainers(resource!.values, joined) }, { ...place, others }).verdict;
}

/** The containers of the pods of a document. */
function containersOf(document: Json): readonly Json[] {
  const found: Json[] = [];
  withContainers(document, (own) => {
    found.push(...own);
    return own;
  });
  return found;
}

function withContainers(value: Json, joined: (own: readonly Json[]) => readonly Json[]): Json {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [
      key,
      key === 'containers' && Array.isArray(own) ? joined(own) : withContainers(own, joined),
    ]),
  );
}
