import { shorten } from '../../../lib';
import { terraformExpression } from '../../literal-resources';
import { AwsPlace } from '../aws-place';

/** How Terraform writes the time: 14 digits. */
const timeFormat = 'YYYYMMDDhhmmss';

/**
 * The last snapshot of what keeps data, where data is protected.
 *
 * Its name ends in the time at which its data store was made, so that one that is made anew can go too: the name of the first is taken by
 * then. Terraform keeps the name that it knows.
 *
 * @param name of the data store
 * @param limit most characters of a snapshot's name
 */
export function finalSnapshot({ isProtected, protection }: AwsPlace, name: string, limit: number) {
  if (!isProtected) return protection;
  const prefix = `${shorten(name, limit - '-final-'.length - timeFormat.length)}-final-`;
  return {
    finalSnapshotIdentifier: terraformExpression(`${prefix}\${formatdate("${timeFormat}", plantimestamp())}`),
    lifecycle: { ...protection.lifecycle, ignoreChanges: ['final_snapshot_identifier'] },
  };
}
