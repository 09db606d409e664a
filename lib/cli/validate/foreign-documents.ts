import * as fs from 'node:fs';
import * as path from 'node:path';
import { objectAddress, parseAddress, printAddress, type TerraformAddress } from '../../documents/address';
import { isPlan } from '../../documents/plan/plan-document';
import { planResources } from '../../documents/plan/plan-resources';
import type { Resource } from '../../documents/resource';
import { terraformDocuments } from '../../documents/terraform-documents';
import { readUntrusted, type UntrustedDocument } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { slashes } from '../slashes';

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
}

/** What was read, and what is neither Kubernetes nor Terraform. */
export interface ForeignDocuments {
  readonly documents: readonly ForeignDocument[];
  readonly skipped: readonly string[];
}

/** The cluster that all objects are taken to be for. */
export const foreignCluster = 'cluster';

/**
 * Reads Kubernetes YAML and JSON, Terraform JSON and plan JSON.
 *
 * @param names files, and folders whose `.yaml`, `.yml` and `.json` files are read at any depth
 * @param isOurs whether a file in a folder is left alone, without a word
 * @throws UserError if a file is missing or malformed, or one that was named is neither
 */
export function readForeign(names: readonly string[], isOurs: (file: string) => boolean = () => false): ForeignDocuments {
  const documents: ForeignDocument[] = [];
  const skipped: string[] = [];
  for (const name of names) {
    const folder = fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
    for (const file of folder ? filesBelow(name).filter((each) => !isOurs(slashes(each))) : [name]) {
      const found = readUntrusted(file).map((document) => documentsIn(document, slashes(file)));
      documents.push(...found.flatMap((one) => one ?? []));
      if (found.every((one) => one)) continue;
      if (!folder)
        throw new UserError(
          `'${file}' holds a document that is no Kubernetes object, Terraform JSON or plan JSON.`,
          'Name another file, or a folder.',
        );
      skipped.push(slashes(file));
    }
  }
  return { documents, skipped };
}

/** Never hidden folders, what is installed, or what links point to. */
function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : filesBelow(file);
      return entry.isFile() && /\.(ya?ml|json)$/.test(entry.name) ? [file] : [];
    });
}

/** The resources of a document; nothing where it is of another kind. */
function documentsIn({ value, lineOf }: UntrustedDocument, file: string): readonly ForeignDocument[] | undefined {
  if (!isObject(value)) return undefined;
  if (isPlan(value)) {
    return planResources(value, file).flatMap(({ address, resources }) =>
      resources.map((resource) => ({
        file,
        module: `${file}#${address}`,
        planned: resource.path,
        resource: { ...resource, path: `${file}/${resource.path}` },
        lineOf: () => 1,
      })),
    );
  }
  if (typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string') return kubernetes(value, file, lineOf);
  const blocks = ['resource', 'data', 'ephemeral', 'provider', 'terraform', 'variable', 'output', 'locals', 'module'];
  if (!file.endsWith('.json') || !Object.keys(value).some((key) => blocks.includes(key))) return undefined;
  return terraformDocuments(asWritten(value)).map((resource) => ({
    file,
    module: path.posix.dirname(file),
    resource: { ...resource, path: `${file}/${resource.address}` },
    lineOf: () => lineOf(blockOf(resource)),
  }));
}

function kubernetes(
  value: Json,
  file: string,
  lineOf: UntrustedDocument['lineOf'],
  at: readonly (string | number)[] = [],
): readonly ForeignDocument[] {
  const { apiVersion, kind, items } = value;
  if (kind.endsWith('List') && Array.isArray(items)) {
    const own = kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.filter(isObject).flatMap((item, index) => {
      const object: Json = { ...own, ...item };
      return typeof object['apiVersion'] === 'string' && typeof object['kind'] === 'string' && !object['kind'].endsWith('List')
        ? kubernetes(object, file, lineOf, ['items', index])
        : [];
    });
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
      },
      lineOf: (field) => lineOf([...at, ...field]),
    },
  ];
}

/** Where a resource stands in Terraform JSON. */
function blockOf(resource: Resource): readonly (string | number)[] {
  const { block, type, name } = parseAddress(resource.address) as TerraformAddress;
  if (block === 'provider') return [block, type, 0];
  return block === 'module' ? [block, name] : [block, type, name];
}

/** Terraform JSON with every block as an object, where the language also takes lists of them. */
function asWritten(document: Json): Json {
  const kinds = ['resource', 'data', 'ephemeral'].map((kind) => {
    const types: Record<string, Record<string, Json>> = {};
    for (const [type, named] of objects(document[kind]).flatMap((byType) => Object.entries(byType))) {
      for (const [name, blocks] of objects(named).flatMap((byName) => Object.entries(byName))) {
        const [block] = objects(blocks);
        if (block) types[type] = { ...types[type], [name]: block };
      }
    }
    return [kind, types] as const;
  });
  const providers = objects(document['provider']).flatMap((byName) => Object.entries(byName));
  return { ...Object.fromEntries(kinds), provider: Object.fromEntries(providers.map(([name, blocks]) => [name, objects(blocks)])) };
}

/** An object, or several in a list. */
function objects(value: unknown): readonly Json[] {
  return [value].flat().filter(isObject);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Documents that are judged in sight of each other: all of them, where no two define the same; otherwise those of a folder, of a file, or
 * each alone. Modules of Terraform never see each other.
 */
export function together(documents: readonly ForeignDocument[]): readonly (readonly ForeignDocument[])[] {
  return split(documents, [({ file }) => path.posix.dirname(file), ({ file }) => file]);
}

function split(
  documents: readonly ForeignDocument[],
  [keyOf, ...finer]: readonly ((document: ForeignDocument) => string)[],
): readonly (readonly ForeignDocument[])[] {
  const addresses = new Set(documents.map(({ resource }) => resource.address));
  const modules = new Set(documents.flatMap(({ module }) => module ?? []));
  if (addresses.size === documents.length && modules.size <= 1) return documents.length > 0 ? [documents] : [];
  if (!keyOf)
    return modules.size > 1
      ? byKey(documents, ({ module = '' }) => module).flatMap((group) => split(group, []))
      : documents.map((document) => [document]);
  return byKey(documents, keyOf).flatMap((group) => split(group, finer));
}

function byKey(
  documents: readonly ForeignDocument[],
  keyOf: (document: ForeignDocument) => string,
): readonly (readonly ForeignDocument[])[] {
  const groups = new Map<string, ForeignDocument[]>();
  for (const document of documents) {
    const group = groups.get(keyOf(document));
    if (group) group.push(document);
    else groups.set(keyOf(document), [document]);
  }
  return [...groups.values()];
}
