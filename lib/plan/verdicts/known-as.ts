import type { Assembly } from '../../assembly/assembly';
import { compareTexts } from '../../wording/compare-texts';
import type { PlanNotice } from '../plan';

/** Workloads that have one name in the code and another one in the world from now on. */
export function knownAsNotices(base: Assembly | undefined, head: Assembly | undefined): readonly PlanNotice[] {
  const before = namesIn(base);
  return [...namesIn(head)]
    .filter(([workload, knownAs]) => before.get(workload) !== knownAs)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([workload, knownAs]) => ({
      ...named,
      text: `${workload} is known as '${knownAs}' in the cluster, in names of the cloud, in the release and to its callers`,
    }));
}

function namesIn(assembly: Assembly | undefined): ReadonlyMap<string, string> {
  return new Map(
    (assembly?.stacks ?? []).flatMap(({ app, workloads }) =>
      workloads.flatMap(({ name, knownAs }) => (knownAs === undefined ? [] : [[`${app}/${name}`, knownAs] as const])),
    ),
  );
}

const named = {
  verdict: 'routine',
  rule: 'workload/known-as',
  classes: [],
  reason: 'It was renamed in the code: a Deployment and a bucket cannot be, so what is there keeps its name.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
} as const;
