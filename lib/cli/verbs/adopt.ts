import { decodeText } from '../../documents/decode-text';
import { readRegularFile } from '../../documents/read-regular-file';
import { parseUntrusted, readUntrusted } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { checkName } from '../../model/names';
import { clusterObjects } from '../adopt/cluster-objects';
import { commentText } from '../adopt/code-text';
import { foundWorkloads } from '../adopt/found-workloads';
import { proposeResources } from '../adopt/propose-resources';
import { proposeWorkload } from '../adopt/propose-workload';
import { proposedProgram } from '../adopt/proposed-program';
import { exclusion } from '../validate/exclusion';
import { filesBelow } from '../validate/files-below';

/** Flags of the command line. */
export interface AdoptFlags {
  readonly fromCluster?: string;
  readonly namespace?: string;
  readonly manifests?: string;
  readonly fromState?: string;
  readonly app?: string;
}

/** Bytes of a state that are read. */
const largestState = 64 * 1024 * 1024;

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
  const documents = [
    ...(fromCluster === undefined ? [] : await clusterObjects(fromCluster, namespace!)),
    ...(manifests === undefined ? [] : objectsIn(manifests)),
  ];
  const found = foundWorkloads(documents, namespace);
  const state = fromState === undefined ? { proposed: [], others: [] } : proposeResources(readState(fromState), fromState);
  const left = found
    .filter(({ kind }) => kind === 'StatefulSet')
    .map(({ object }) =>
      commentText(
        `StatefulSet ${object['metadata'].name}: write it as a StatefulWorkload with its disks, and adopt it by its names and selector.`,
      ),
    );
  const workloads = found.filter(({ kind }) => kind === 'Deployment').map(proposeWorkload);
  process.stdout.write(proposedProgram({ app, workloads, resources: state.proposed, others: state.others, left }));
}

/** What is no Kubernetes object is passed over: Secrets among the files are neither kept nor shown. */
function objectsIn(folder: string): readonly unknown[] {
  return filesBelow(folder, exclusion([])).files.flatMap((file) => readUntrusted(file).map(({ value }) => value));
}

function readState(file: string): unknown {
  return parseUntrusted(decodeText(readRegularFile(file, largestState), file), file, 'json')[0]?.value;
}
