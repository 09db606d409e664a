import * as fs from 'node:fs';
import * as path from 'node:path';
import { manifestFile, printManifest, readManifest } from '../../../approval/evidence-manifest';
import type { Condition } from '../../../approval/gate';
import { sha256 } from '../../../documents/hash';
import { readRegularFile } from '../../../documents/read-regular-file';
import { UserError } from '../../../errors';
import { makeFolder } from '../../../files/make-folder';
import { describingSystemErrors } from '../../../system-error';
import { isUserError } from '../../../wording/report-user-errors';
import { slashes } from '../../slashes';
import type { EvidenceTexts } from './evidence-texts';

/** A page of a large plan. */
const mostBytes = 256 * 1024 * 1024;
/** More than a thousand people say. */
const mostFiles = 10_000;

/** Evidence as it lies in a folder. */
export interface EvidenceFolder {
  readonly texts: EvidenceTexts;
  /** SHA-256 of its manifest: of all of it. */
  readonly digest: string;
  /** Whether the manifest names all that is there, and nothing else. */
  readonly manifest: Condition;
}

/**
 * Writes evidence beside its place, with its manifest, and renames it: all of it is there, or nothing.
 *
 * @returns the SHA-256 of the manifest
 * @throws UserError where something is there already
 */
export function writeEvidence(folder: string, texts: EvidenceTexts): string {
  const manifest = printManifest(new Map([...texts].map(([file, text]) => [file, sha256(text)])));
  if (fs.lstatSync(folder, { throwIfNoEntry: false }))
    throw new UserError(`'${folder}' is there already.`, 'Evidence is written once: name a folder that is not there, with --out.');
  describingSystemErrors(() => {
    makeFolder(path.dirname(path.resolve(folder)));
    const fresh = fs.mkdtempSync(path.join(path.dirname(path.resolve(folder)), `.${path.basename(folder)}-`));
    try {
      for (const [file, text] of [...texts, [manifestFile, manifest] as const]) {
        fs.mkdirSync(path.dirname(path.join(fresh, file)), { recursive: true });
        fs.writeFileSync(path.join(fresh, file), text, { flag: 'wx' });
      }
      fs.chmodSync(fresh, 0o755);
      fs.renameSync(fresh, folder);
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  }, folder);
  return sha256(manifest);
}

/**
 * Reads evidence that anybody may have written.
 *
 * @param known the SHA-256 of its manifest, where it was kept elsewhere
 * @throws UserError where there is no such folder, or it holds too much
 */
export function readEvidence(folder: string, known?: string): EvidenceFolder {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`'${folder}' is no folder.`, 'Name the one that `slipway evidence` wrote.');
  const bytes = new Map<string, Buffer>();
  const faults: string[] = [];
  const look = (below: string): void => {
    const entries = fs.readdirSync(path.join(folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const file = path.join(below, entry.name);
      if (entry.isDirectory()) look(file);
      else if (entry.isFile()) bytes.set(slashes(file), readRegularFile(path.join(folder, file), mostBytes));
      else faults.push(`${slashes(file)} is ${entry.isSymbolicLink() ? 'a symbolic link' : 'no file'}`);
      if (bytes.size > mostFiles)
        throw new UserError(`'${folder}' has more than ${mostFiles} files.`, 'Name the folder that `slipway evidence` wrote.');
    }
  };
  look('');
  const manifest = bytes.get(manifestFile);
  const digest = manifest ? sha256(manifest) : '';
  if (known !== undefined && digest !== known)
    faults.push(`its manifest is ${digest.slice(0, 12) || 'missing'}, and not ${known.slice(0, 12)}`);
  faults.push(...listFaults(manifest, bytes));
  return {
    texts: new Map([...bytes].filter(([file]) => file !== manifestFile).map(([file, content]) => [file, content.toString('utf8')])),
    digest,
    manifest: {
      name: 'manifest',
      passed: faults.length === 0,
      wanted: 'all files as they were written, none more, none less',
      found: faults.length === 0 ? `${bytes.size} files of ${digest}` : faults.slice(0, 5).join('; '),
      ...(faults.length > 0 && { cure: 'Take the folder from where it was written.' }),
    },
  };
}

/** How files differ from what a manifest lists. */
function listFaults(manifest: Buffer | undefined, bytes: ReadonlyMap<string, Buffer>): readonly string[] {
  if (!manifest) return [`${manifestFile} is missing`];
  let listed: ReadonlyMap<string, string>;
  try {
    listed = readManifest(manifest.toString('utf8'));
  } catch (error) {
    if (!isUserError(error)) throw error;
    return [error.what.replace(/\.$/, '')];
  }
  const names = [...new Set([...listed.keys(), ...bytes.keys()])].filter((file) => file !== manifestFile).sort();
  return names.flatMap((file) => {
    const [wanted, found] = [listed.get(file), bytes.get(file)];
    if (!found) return [`${file} is missing`];
    if (wanted === undefined) return [`${file} is listed nowhere`];
    return sha256(found) === wanted ? [] : [`${file} is another`];
  });
}
