import { Graph, graph, Policy, Problem, pods, Unknown } from '../../lib/rules';
import { defaultTags } from '../aws/tags/default-tags';
import { taggable } from '../aws/tags/taggable';
import { workloadOf } from './workload';

/** Labels and the tags that mean the same. */
const pairs: readonly (readonly [label: string, tag: string])[] = [
  ['app.kubernetes.io/part-of', 'app'],
  ['environment', 'environment'],
  ['owner', 'owner'],
];

export const labelsTags: Policy = {
  name: 'x/labels-tags',
  description: 'Labels in the cluster and tags in the cloud name the same owner, app and environment.',
  remediation: 'Give the label and the tag the same value.',
  source: 'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
  rationale: 'Whoever searches by one of them finds half: costs go to the wrong team, and in an outage the wrong people are woken.',
  severity: 'medium',
  cure: 'awsProvider.tags',
  covers: false,
  rule: graph(pods, (pod, stack) => {
    const labels = pod.raw?.metadata?.labels ?? {};
    return pairs.flatMap(([label, tag]): readonly Problem[] => {
      const other = (stack.index(tagsByPod).get(pod.address) ?? []).find(
        ({ tags }) => typeof tags[tag] === 'string' && tags[tag] !== labels[label],
      );
      if (labels[label] === undefined || !other) return [];
      return [
        {
          message: `is ${labels[label]}, where the tag ${tag} of ${other.address} is ${other.tags[tag]}`,
          at: ['metadata', 'labels', label],
        },
      ];
    });
  }),
};

interface Tagged {
  readonly address: string;
  readonly tags: Readonly<Record<string, unknown>>;
}

/** Tags of what was made for a workload, by the address of what makes its pods. */
const tagsByPod = (stack: Graph): ReadonlyMap<string, readonly Tagged[]> => {
  const found = new Map<string, Tagged[]>();
  const defaults = stack.index(defaultTags);
  for (const resource of stack.all(taggable)) {
    const tags = { ...known(defaults.get(String(resource.raw.provider ?? 'aws'))), ...known(resource.raw.tags) };
    if (Object.keys(tags).length === 0) continue;
    for (const { address } of workloadOf(resource, stack)?.pods ?? [])
      found.set(address, [...(found.get(address) ?? []), { address: resource.address, tags }]);
  }
  return found;
};

function known(tags: unknown): Tagged['tags'] {
  return typeof tags === 'object' && tags !== null && !(tags instanceof Unknown) ? (tags as Tagged['tags']) : {};
}
