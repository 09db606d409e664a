import { list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { printable } from '../../wording/printable';
import { shellWord } from '../../wording/shell-word';
import type { FoundObject } from './found-objects';

/**
 * The command that makes ours what another tool owns, so that what is not stated goes.
 *
 * @returns nothing where nobody else owns it; that it is unprintable, where a shell would be given something that nobody sees
 */
export function takeOver({ kind, name, namespace, metadata }: FoundObject): string | 'unprintable' | undefined {
  const managers = list(metadata['managedFields']);
  const at = managers.findIndex(
    ({ operation, subresource, fieldsV1, manager }) =>
      operation === 'Update' &&
      subresource === undefined &&
      manager !== 'kubectl-client-side-apply' &&
      typeof manager === 'string' &&
      isObject(fieldsV1) &&
      isObject(fieldsV1['f:spec']) &&
      fieldsV1['f:spec']['f:template'] !== undefined,
  );
  if (at < 0) return undefined;
  const own = `/metadata/managedFields/${at}`;
  const patch = [
    { op: 'test', path: `${own}/manager`, value: managers[at]!['manager'] },
    { op: 'replace', path: `${own}/manager`, value: 'kubectl' },
    { op: 'replace', path: `${own}/operation`, value: 'Apply' },
  ];
  // No name that Kubernetes takes begins with a hyphen.
  const words = ['kubectl', 'patch', kind.toLowerCase(), name, '-n', namespace ?? 'default', '--type=json', '-p', JSON.stringify(patch)];
  const command = words.map(shellWord).join(' ');
  return printable(command) === command && command.length < longest ? command : 'unprintable';
}

/** Characters of a command with the longest names that Kubernetes takes, and more. */
const longest = 2_000;
