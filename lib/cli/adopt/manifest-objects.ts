import * as fs from 'node:fs';
import { readUntrusted } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { describingSystemErrors } from '../../system-error';
import { exclusion } from '../validate/exclusion';
import { filesBelow } from '../validate/files-below';
import { type FoundObject, objectsIn } from './found-objects';

/** What a folder, or a file, of manifests holds. */
export interface ManifestObjects {
  readonly objects: readonly FoundObject[];
  /** Files that were not looked at, with the reason. */
  readonly passedOver: readonly string[];
}

/**
 * The objects in YAML and JSON files that workloads may be: what else they hold, Secrets among it, is dropped at once.
 *
 * @param name a folder, or a file
 * @throws UserError if it does not exist, or if anything of it cannot be read
 */
export function manifestObjects(name: string): ManifestObjects {
  const stat = describingSystemErrors(() => fs.statSync(name, { throwIfNoEntry: false }), name);
  if (!stat) throw new UserError(`'${name}' of '--manifests' does not exist.`, 'Name a folder of YAML or JSON files, or one of them.');
  const { files, notJudged } = stat.isDirectory() ? filesBelow(name, exclusion([])) : { files: [name], notJudged: [] };
  const refused = notJudged.find(({ kind }) => kind === 'refused');
  if (refused) throw new UserError(`'${refused.file}' ${refused.reason}.`, 'Mend that, or name a folder without it.');
  return {
    objects: files.flatMap((file) => describingSystemErrors(() => readUntrusted(file), file).flatMap(({ value }) => objectsIn(value))),
    passedOver: notJudged.map(({ file, reason }) => `'${file}' ${reason}`),
  };
}
