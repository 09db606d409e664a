import { isOwnObject } from '../../assembly/own-object';
import { UserError } from '../../errors';
import { stateInstances } from '../../kept/state-instances';
import { checkName } from '../../model/names';
import { printable } from '../../wording/printable';
import { clusterObjects } from '../adopt/cluster-objects';
import { commentText } from '../adopt/code-text';
import type { FoundObject } from '../adopt/found-objects';
import { type FoundWorkload, foundWorkloads } from '../adopt/found-workloads';
import { manifestObjects } from '../adopt/manifest-objects';
import { proposeResources } from '../adopt/propose-resources';
import { proposeWorkload } from '../adopt/propose-workload';
import { proposedProgram } from '../adopt/proposed-program';

/** Flags of the command line. */
export interface AdoptFlags {
  readonly fromCluster?: string;
  readonly namespace?: string;
  readonly manifests?: string;
  readonly fromState?: string;
  readonly app?: string;
}

/** `slipway adopt`: the TypeScript of what is there, on stdout. */
export async function runAdopt({ fromCluster, namespace, manifests, fromState, app = namespace ?? 'shop' }: AdoptFlags): Promise<void> {
  checkName("The app of '--app'", app);
  if (fromCluster === undefined && manifests === undefined && fromState === undefined)
    throw new UserError(
      'Nothing says what is there already.',
      'Give `--from-cluster <context> --namespace <name>`, `--manifests <folder>` or `--from-state <file>`.',
    );
  if (fromCluster !== undefined && namespace === undefined)
    throw new UserError("'--from-cluster' comes without a namespace.", 'Say which: `--namespace shop`.');
  const given = manifests === undefined ? { objects: [], passedOver: [] } : manifestObjects(manifests);
  const found = [
    ...(fromCluster === undefined ? [] : workloadsOf(await clusterObjects(fromCluster, namespace!), namespace, `context '${fromCluster}'`)),
    ...(manifests === undefined ? [] : workloadsOf(given.objects, namespace, `'${manifests}'`)),
  ];
  const state = fromState === undefined ? { proposed: [], others: [] } : resourcesOf(fromState);
  const own = found.filter(({ object }) => isOwnObject(object));
  const theirs = found.filter((one) => !own.includes(one));
  if (found.length > 0 && theirs.length + state.proposed.length === 0)
    throw new UserError(
      `Slipway made every Deployment, StatefulSet and DaemonSet that is there: ${own
        .slice(0, 10)
        .map(({ object }) => printable(object.name))
        .join(', ')}.`,
      'Nothing is left to adopt there; name another namespace.',
    );
  const left = [
    ...own.map(({ object }) => `${object.kind} ${object.name}: Slipway made it, or took it over before.`),
    ...theirs.flatMap(({ object: { kind, name } }) =>
      kind in byHand
        ? [`${kind} ${name}: write it as a ${byHand[kind as keyof typeof byHand]}, and adopt it by its names and selector.`]
        : [],
    ),
    ...given.passedOver,
  ].map(commentText);
  const workloads = theirs.filter(({ object }) => object.kind === 'Deployment').map(proposeWorkload);
  process.stdout.write(proposedProgram({ app, workloads, resources: state.proposed, others: state.others, left }));
}

/** What nobody proposes: it is a person's to judge. */
const byHand = { StatefulSet: 'StatefulWorkload with its disks', DaemonSet: 'DaemonWorkload, which the environment approves' };

/** @throws UserError if there is none: who looks in the wrong place would take an empty proposal for an answer */
function workloadsOf(objects: readonly FoundObject[], namespace: string | undefined, where: string): readonly FoundWorkload[] {
  const found = foundWorkloads(objects, namespace);
  if (found.length > 0) return found;
  const elsewhere = [...new Set(objects.flatMap((object) => object.namespace ?? []))].filter((other) => other !== namespace).sort();
  throw new UserError(
    `There is no Deployment, StatefulSet or DaemonSet in ${printable(where)}${namespace === undefined ? '' : `, in namespace '${printable(namespace)}'`}.`,
    namespace !== undefined && elsewhere.length > 0
      ? `Name a namespace that has some: ${elsewhere.slice(0, 10).map(printable).join(', ')}.`
      : 'Name the place where what runs is described.',
  );
}

/** @throws UserError if there is none */
function resourcesOf(file: string): ReturnType<typeof proposeResources> {
  const found = proposeResources(stateInstances(file));
  if (found.proposed.length > 0) return found;
  throw new UserError(
    `'${file}' has no bucket, queue, table or PostgreSQL${found.others.length === 0 ? ': it is empty' : ` (has: ${found.others.join(', ')})`}.`,
    'Name the state that has what is to be adopted: `terraform state pull > state.json`.',
  );
}
