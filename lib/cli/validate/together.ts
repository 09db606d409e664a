import type { ForeignDocument } from './foreign-document';

/** Documents that are judged together. */
export interface Together {
  readonly documents: readonly ForeignDocument[];
  /** What they see beside each other, and what is judged elsewhere. */
  readonly around: readonly ForeignDocument[];
}

/**
 * Documents that are judged in sight of each other: all of them, where no two define the same. Otherwise they are split at the folder where
 * those part: each side stands alone with what is there once, which sees all sides. Modules of Terraform never see each other.
 */
export function together(documents: readonly ForeignDocument[]): readonly Together[] {
  return documents.length === 0 ? [] : split({ documents, around: [] }, 0);
}

/** @param depth how many names of the path all of the documents share */
function split({ documents, around }: Together, depth: number): readonly Together[] {
  if (!collide(documents)) return [{ documents, around }];
  const parts = [...byKey(documents, (document) => partOf(document, depth)).values()];
  if (parts.length === 1) return depth > mostNames(documents) ? inFile(documents, around) : split({ documents, around }, depth + 1);
  const shared = sharedKeys(parts);
  const clashing = parts.filter((part) => part.some((document) => keysOf(document).some((key) => shared.has(key))) || collide(part));
  const alone = parts.filter((part) => !clashing.includes(part)).flat();
  const others = clashing.flat();
  return [
    ...(alone.length > 0 ? split({ documents: alone, around: [...around, ...others] }, depth) : []),
    ...clashing.flatMap((part) => split({ documents: part, around: [...around, ...alone] }, depth + 1)),
  ];
}

/** What two sides cannot both have: an address, and a module of Terraform beside another. */
function keysOf({ resource, module }: ForeignDocument): readonly string[] {
  return module === undefined ? [resource.address] : [resource.address, anyModule];
}

const anyModule = 'module ';

/** Keys that several parts hold. */
function sharedKeys(parts: readonly (readonly ForeignDocument[])[]): ReadonlySet<string> {
  const holder = new Map<string, number>();
  const shared = new Set<string>();
  for (const [index, part] of parts.entries()) {
    for (const key of part.flatMap(keysOf)) {
      if ((holder.get(key) ?? index) !== index) shared.add(key);
      holder.set(key, index);
    }
  }
  return shared;
}

/** Whether two of them define the same, or belong to different modules. */
function collide(documents: readonly ForeignDocument[]): boolean {
  const addresses = new Set(documents.map(({ resource }) => resource.address));
  const modules = new Set(documents.flatMap(({ module }) => module ?? []));
  return addresses.size < documents.length || modules.size > 1;
}

/** Within a file: each module for itself, and of what is there twice each for itself. */
function inFile(documents: readonly ForeignDocument[], around: readonly ForeignDocument[]): readonly Together[] {
  const modules = [...byKey(documents, ({ module = '' }) => module).values()];
  if (modules.length > 1) return modules.flatMap((part) => inFile(part, around));
  const byAddress = [...byKey(documents, ({ resource }) => resource.address).values()];
  const once = byAddress.filter(({ length }) => length === 1).flat();
  const twice = byAddress.filter(({ length }) => length > 1).flat();
  return [
    ...(once.length > 0 ? [{ documents: once, around: [...around, ...twice] }] : []),
    ...twice.map((document) => ({ documents: [document], around: [...around, ...once] })),
  ];
}

function partOf({ file }: ForeignDocument, depth: number): string {
  return file.split('/')[depth] ?? '';
}

function mostNames(documents: readonly ForeignDocument[]): number {
  return documents.reduce((most, { file }) => Math.max(most, file.split('/').length), 0);
}

function byKey(
  documents: readonly ForeignDocument[],
  keyOf: (document: ForeignDocument) => string,
): ReadonlyMap<string, readonly ForeignDocument[]> {
  const groups = new Map<string, ForeignDocument[]>();
  for (const document of documents) {
    const group = groups.get(keyOf(document));
    if (group) group.push(document);
    else groups.set(keyOf(document), [document]);
  }
  return groups;
}
