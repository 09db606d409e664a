import { graph, Policy, Problem, pods } from '../../../lib/rules';
import { listed } from '../listed';

export const podsNode: Policy = {
  name: 'k8s/pods/node',
  description: 'Pods run where the scheduler puts them: not on a machine by its name, nor on machines that keep pods away.',
  remediation:
    'Leave out nodeName, and the name of a machine in nodeSelector and nodeAffinity; give each toleration the key of the taint that is meant.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename',
  rationale:
    'A pod that is bound to one machine goes down with it; one that tolerates every taint lands on nodes kept for others, or about to be removed.',
  severity: 'medium',
  cure: 'Environment.placements',
  rule: graph(pods, ({ raw, type }): readonly Problem[] => {
    const tolerations = listed<Toleration>(raw.spec?.tolerations);
    return [
      ...Object.keys(raw.spec?.nodeSelector ?? {})
        .filter((label) => controlPlane.test(label) && type !== 'apps/v1/DaemonSet')
        .map((label) => ({
          message: `runs on machines of the control plane, ${label}`,
          at: ['spec', 'nodeSelector', label],
          remediation: 'Leave the label out of nodeSelector: what runs beside the API server can read the keys of the cluster.',
        })),
      ...machines(raw.spec ?? {}).map(({ names, at }) => ({ message: `is bound to the machine ${names.join(', ')}`, at: ['spec', ...at] })),
      // What runs on every machine is meant to.
      ...(type === 'apps/v1/DaemonSet' ? [] : tolerations).flatMap((toleration, index): readonly Problem[] =>
        toleration?.operator === 'Exists' && !toleration.key
          ? [{ message: 'tolerates every taint', at: ['spec', 'tolerations', index] }]
          : controlPlane.test(String(toleration?.key))
            ? [
                {
                  message: `tolerates the taint ${toleration.key} of the control plane`,
                  at: ['spec', 'tolerations', index],
                  remediation: 'Leave out the toleration: what runs beside the API server can read the keys of the cluster.',
                },
              ]
            : [],
      ),
    ];
  }),
};

/** Taints, and labels, of machines that run the API server. */
const controlPlane = /^node-role\.kubernetes\.io\/(?:control-?plane|master|etcd)$/;

/** A label that every machine has for itself. */
const hostname = 'kubernetes.io/hostname';

interface Machines {
  readonly names: readonly unknown[];
  readonly at: readonly (string | number)[];
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
function machines({ nodeName, nodeSelector, affinity }: any): readonly Machines[] {
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  const terms = listed<Term>(affinity?.nodeAffinity?.[required]?.nodeSelectorTerms).flatMap((term, index) =>
    (['matchFields', 'matchExpressions'] as const).flatMap((list) =>
      listed<Requirement>(term?.[list]).flatMap((requirement, place): readonly Machines[] =>
        requirement?.operator === 'In' && requirement.key === (list === 'matchFields' ? 'metadata.name' : hostname)
          ? [{ names: listed(requirement.values), at: ['affinity', 'nodeAffinity', required, 'nodeSelectorTerms', index, list, place] }]
          : [],
      ),
    ),
  );
  return [
    ...(nodeName ? [{ names: [nodeName], at: ['nodeName'] }] : []),
    ...(nodeSelector?.[hostname] ? [{ names: [nodeSelector[hostname]], at: ['nodeSelector', hostname] }] : []),
    ...terms,
  ];
}

interface Term {
  readonly matchFields?: readonly Requirement[];
  readonly matchExpressions?: readonly Requirement[];
}

interface Requirement {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
}
