import { parseUntrusted } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { findProgram } from '../../find-program';
import { runProgram } from '../../process';
import { printable } from '../../wording/printable';
import { type FoundObject, objectsIn } from './found-objects';

/** What is asked for: never Secrets, nor ConfigMaps, in which people keep some. */
const kinds = [
  'deployments.apps',
  'statefulsets.apps',
  'services',
  'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy',
].join(',');

/** Bytes of an answer that are read. */
const most = 64 * 1024 * 1024;

/**
 * The objects of a namespace that workloads may be, as its API server knows them.
 *
 * @throws UserError if kubectl is missing, fails, or says what is no list of objects
 */
export async function clusterObjects(context: string, namespace: string): Promise<readonly FoundObject[]> {
  const kubectl = findProgram('kubectl', 'Install kubectl, or give what it printed: `slipway adopt --manifests <folder>`.');
  const chunks: Buffer[] = [];
  let size = 0;
  let said = '';
  const args = [`--context=${context}`, `--namespace=${namespace}`, 'get', kinds, '--output=json', '--show-managed-fields'];
  const { code } = await runProgram(kubectl, args, {
    onStdout: (chunk) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
    },
    onOutput: (chunk) => {
      said = (said + chunk.toString('utf8')).slice(-2000);
    },
    timeout: 120_000,
  });
  const where = `namespace '${printable(namespace)}' of context '${printable(context)}'`;
  if (code !== 0)
    throw new UserError(
      `kubectl cannot read ${where}: ${printable(said.trim()) || `it ended with ${code}`}.`,
      'Mend that, and run it again.',
    );
  if (size > most)
    throw new UserError(`The objects of ${where} have more than ${most} bytes.`, 'Give them by folder: `--manifests <folder>`.');
  return parseUntrusted(Buffer.concat(chunks).toString('utf8'), 'what kubectl printed', 'json').flatMap(({ value }) => objectsIn(value));
}
