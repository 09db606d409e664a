import * as fs from 'node:fs';
import { incompleteObject } from '../../documents/incomplete-object';
import { readUntrusted, type UntrustedDocument } from '../../documents/untrusted';
import { UserError } from '../../errors';
import type { NotJudged } from '../../policy/report/report';
import { slashes } from '../slashes';
import { documentsIn } from './documents-in';
import type { Exclusion } from './exclusion';
import { filesBelow } from './files-below';
import type { ForeignDocument } from './foreign-document';
import { readableParts } from './readable-parts';
import { unreadable } from './unreadable';

/** What was read, and what was left out. */
export interface ForeignDocuments {
  readonly documents: readonly ForeignDocument[];
  readonly notJudged: readonly NotJudged[];
}

/** What is said of a document of which nothing was made, and where it begins. */
type LeftOut = Pick<NotJudged, 'line' | 'kind' | 'reason'>;

/**
 * Reads Kubernetes YAML and JSON, Terraform JSON and plan JSON. What is something else, or cannot be read, does not end the reading.
 *
 * @param names files, and folders whose files are read at any depth
 * @param excluded what is left out of folders
 * @param isOurs whether a file in a folder is left alone, without a word
 * @param isDeployed whether a file is one of those that synthesis writes: it writes no patches, so that all objects in them are judged
 */
export function readForeign(
  names: readonly string[],
  isOurs: (file: string) => boolean = () => false,
  excluded: Exclusion = () => undefined,
  isDeployed: (file: string) => boolean = () => false,
): ForeignDocuments {
  const documents: ForeignDocument[] = [];
  const notJudged: NotJudged[] = [];
  const read = (file: string, named: boolean) => {
    const { found, leftOut } = readFile(file, isDeployed(slashes(file)) ? () => undefined : incompleteObject);
    for (const document of found) documents.push(document);
    // Whoever names a file means that it is judged.
    const kindOf = (kind: NotJudged['kind']) => (named && kind === 'foreign' ? 'refused' : kind);
    for (const each of leftOut) notJudged.push({ file: slashes(file), ...each, kind: kindOf(each.kind) });
  };
  for (const name of names) {
    const stat = fs.statSync(name, { throwIfNoEntry: false });
    if (!stat) throw new UserError(`'${name}' does not exist.`, 'Name a file that does.');
    if (!stat.isDirectory()) {
      read(name, true);
      continue;
    }
    const below = filesBelow(name, excluded);
    for (const each of below.notJudged) notJudged.push(each);
    const files = below.files.filter((file) => !isOurs(slashes(file)));
    for (const file of files) read(file, false);
    if (below.files.length === 0 && below.notJudged.length === 0)
      notJudged.push({ file: slashes(name), kind: 'foreign', reason: 'holds no file that could be judged' });
  }
  return { documents, notJudged };
}

/** What one file holds. */
function readFile(
  file: string,
  incomplete: typeof incompleteObject,
): { readonly found: readonly ForeignDocument[]; readonly leftOut: readonly LeftOut[] } {
  const found: ForeignDocument[] = [];
  const leftOut: LeftOut[] = [];
  const take = (documents: readonly UntrustedDocument[]) => {
    for (const document of documents) {
      const leave = (kind: NotJudged['kind'], reason: string, at: readonly (string | number)[] = []) =>
        leftOut.push({ ...(documents.length + at.length > 1 && { line: document.lineOf(at) }), kind, reason });
      for (const each of documentsIn(document, slashes(file), leave, incomplete)) found.push(each);
    }
  };
  try {
    const documents = readUntrusted(file);
    if (documents.length === 0) leftOut.push({ kind: 'foreign', reason: 'is empty' });
    take(documents);
  } catch (error) {
    const said = unreadable(error, file);
    found.length = 0;
    leftOut.length = 0;
    leftOut.push(said);
    if (said.kind === 'foreign') take(readableParts(file));
  }
  return { found, leftOut: oncePerReason(leftOut) };
}

/** A log has a line for each thing that nobody would judge. */
function oncePerReason(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  const alike = new Map<string, LeftOut[]>();
  for (const each of leftOut) {
    const key = `${each.kind} ${each.reason}`;
    const others = alike.get(key);
    if (others) others.push(each);
    else alike.set(key, [each]);
  }
  return [...alike.values()].map(([first, ...others]) =>
    others.length === 0 ? first! : { ...first!, reason: `${first!.reason}, as ${others.length} more in it` },
  );
}
