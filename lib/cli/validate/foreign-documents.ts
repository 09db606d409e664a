import * as fs from 'node:fs';
import * as path from 'node:path';
import { objectAddress, printAddress } from '../../documents/address';
import { incompleteObject } from '../../documents/incomplete-object';
import { listedIn } from '../../documents/listed';
import { incompletePlan, isPlan } from '../../documents/plan/plan-document';
import { planResources } from '../../documents/plan/plan-resources';
import type { Resource } from '../../documents/resource';
import { isObject } from '../../documents/shape';
import { blocksOf } from '../../documents/terraform-blocks';
import { terraformDocuments } from '../../documents/terraform-documents';
import { readUntrusted, type UntrustedDocument } from '../../documents/untrusted';
import type { AmbiguousText } from '../../documents/yaml/ambiguous-scalar';
import { UserError } from '../../errors';
import type { NotJudged } from '../../policy/report/report';
import { slashes } from '../slashes';
import type { Exclusion } from './exclusion';
import { filesBelow } from './files-below';
import { foreignCluster } from './foreign-cluster';
import { placeInJson } from './place-in-json';
import { unreadable } from './unreadable';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** A resource of a file that Slipway did not write. */
export interface ForeignDocument {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  readonly resource: Resource;
  /** What belongs to one Terraform module, or one plan; nothing for Kubernetes objects. */
  readonly module: string | undefined;
  /** The address that Terraform gives to it, if it comes from a plan. */
  readonly planned?: string;
  /** Line, from 1, of a field by its path in the resource. */
  lineOf(field: readonly (string | number)[]): number;
  /** Column, from 1, of the same. */
  columnOf(field: readonly (string | number)[]): number;
}

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
  incomplete: Incomplete,
): { readonly found: readonly ForeignDocument[]; readonly leftOut: readonly LeftOut[] } {
  const found: ForeignDocument[] = [];
  const leftOut: LeftOut[] = [];
  try {
    const documents = readUntrusted(file);
    if (documents.length === 0) leftOut.push({ kind: 'foreign', reason: 'is empty' });
    for (const document of documents) {
      const leave = (kind: NotJudged['kind'], reason: string, at: readonly (string | number)[] = []) =>
        leftOut.push({ ...(documents.length + at.length > 1 && { line: document.lineOf(at) }), kind, reason });
      for (const each of documentsIn(document, slashes(file), leave, incomplete)) found.push(each);
    }
  } catch (error) {
    return { found: [], leftOut: [unreadable(error, file)] };
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

/** Says of a document, or of a part of it, that it is not judged. */
type Leave = (kind: NotJudged['kind'], reason: string, at?: readonly (string | number)[]) => void;

/** Why an object is not judged; nothing for one that is. */
type Incomplete = typeof incompleteObject;

/** The resources of a document. */
function documentsIn(
  { value, lineOf, columnOf, ambiguous }: UntrustedDocument,
  file: string,
  leave: Leave,
  incomplete: Incomplete,
): readonly ForeignDocument[] {
  const foreign = (reason = 'is neither Kubernetes nor Terraform') => {
    leave('foreign', reason);
    return [];
  };
  if (!isObject(value)) return foreign();
  if (isPlan(value)) {
    const partial = incompletePlan(value);
    if (partial) {
      leave('refused', partial);
      return [];
    }
    return planResources(value, file).flatMap(({ address, resources }) =>
      resources.map((resource) => ({
        file,
        module: `${file}#${address}`,
        planned: resource.path,
        resource: { ...resource, path: `${file}/${resource.path}` },
        lineOf: () => 1,
        columnOf: () => 1,
      })),
    );
  }
  if (typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string')
    return kubernetes(value, file, { lineOf, columnOf, ambiguous }, leave, incomplete);
  const blocks = ['resource', 'data', 'ephemeral', 'provider', 'terraform', 'variable', 'output', 'locals', 'module'];
  if (!/\.json$/i.test(file) || !Object.keys(value).some((key) => blocks.includes(key))) return foreign();
  const resources = terraformDocuments(blocksOf(value));
  const modules = resources.filter(({ type }) => type === 'module');
  for (const { address } of modules) leave('incomplete', `calls ${address}, whose resources only a plan shows`);
  if (resources.length === 0) leave('foreign', 'holds no resource');
  return resources.map((resource) => ({
    file,
    module: path.posix.dirname(file),
    resource: { ...resource, path: `${file}/${resource.address}` },
    lineOf: (field) => lineOf(placeInJson(value, resource.address, field)),
    columnOf: (field) => columnOf(placeInJson(value, resource.address, field)),
  }));
}

function kubernetes(
  value: Json,
  file: string,
  { lineOf, columnOf, ambiguous }: Pick<UntrustedDocument, 'lineOf' | 'columnOf' | 'ambiguous'>,
  leave: Leave,
  incomplete: Incomplete,
  at: readonly (string | number)[] = [],
): readonly ForeignDocument[] {
  const { apiVersion, kind } = value;
  const items = listedIn(value);
  if (items) {
    if (items.length === 0) leave('foreign', 'is an empty list', at);
    return items.flatMap((item, index) => {
      const place = [...at, 'items', index];
      if (isObject(item) && typeof item['apiVersion'] === 'string' && typeof item['kind'] === 'string')
        return kubernetes(
          item as Json,
          file,
          { lineOf, columnOf, ambiguous: inside(ambiguous, ['items', index]) },
          leave,
          incomplete,
          place,
        );
      leave('refused', 'is an item of a list and no Kubernetes object', place);
      return [];
    });
  }
  const part = incomplete(value);
  if (part !== undefined) {
    leave('incomplete', part, at);
    return [];
  }
  const address = objectAddress(foreignCluster, value);
  return [
    {
      file,
      module: undefined,
      resource: {
        type: `${apiVersion}/${kind}`,
        address: printAddress(address),
        path: `${file}${printAddress({ ...address, cluster: '' })}`,
        values: value,
        ...(ambiguous.length > 0 && { ambiguous }),
      },
      lineOf: (field) => lineOf([...at, ...field]),
      columnOf: (field) => columnOf([...at, ...field]),
    },
  ];
}

/** Those below a place, as seen from there. */
function inside(texts: readonly AmbiguousText[], at: readonly (string | number)[]): readonly AmbiguousText[] {
  return texts
    .filter(({ path }) => at.every((name, index) => path[index] === name))
    .map((each) => ({ ...each, path: each.path.slice(at.length) }));
}
