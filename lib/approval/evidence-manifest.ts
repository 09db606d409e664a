import { map, object, oneOf, text } from '../documents/shape';
import { parseUntrustedJson } from '../documents/untrusted';
import { UserError } from '../errors';
import { refuseNewer } from './refuse-newer';

/** Name of the file that lists the others. */
export const manifestFile = 'manifest.json';

const version = 1;
const shape = object({ schemaVersion: oneOf(version), files: map(text(/^[0-9a-f]{64}$/, 'a SHA-256')) });

/** The one text of a manifest: SHA-256 of each file of a folder, by its path with forward slashes. */
export function printManifest(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: version, files: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}

/**
 * Reads one that anybody may have written.
 *
 * @throws UserError if it is none, one of a newer version, or not in its one text
 */
export function readManifest(json: string): ReadonlyMap<string, string> {
  const { value } = parseUntrustedJson(json, manifestFile);
  refuseNewer(value, version, 'It is evidence');
  const fault = shape(value, '');
  if (fault) throw new UserError(`${fault}.`, 'Take the folder from where it was written.');
  const files = new Map(Object.entries((value as { readonly files: Readonly<Record<string, string>> }).files));
  if (printManifest(files) !== json)
    throw new UserError('It is not written as manifests are.', 'Take the folder from where it was written.');
  return files;
}
