import { type DocumentPart, documentParts, unreadable } from './document-parts';
import { mentions } from './file-bytes';
import type { PlannedObject } from './planned-object';
import { type PassedOver, placeKey, type Side, type SideFile } from './side';
import { stackObjects } from './stack-objects';

/** What the files hold that are not the same on both sides. */
export interface DifferingObjects {
  readonly base: readonly PlannedObject[];
  readonly head: readonly PlannedObject[];
  /** Secrets that are the same on both sides: their values may stand in what differs. */
  readonly sameSecrets: readonly PlannedObject[];
  /** What differs and is not compared. */
  readonly passedOver: readonly PassedOver[];
}

/** The objects of two sides, without those in files and documents of equal bytes: of these, only secrets are ever parsed. */
export function differingObjects(base: Side, head: Side): DifferingObjects {
  const passedOver = differing(base.passedOver, head.passedOver, ({ file, sha256 = '' }) => `${file} ${sha256}`).flat();
  const keyOf = ({ place, format, sha256, file }: SideFile) =>
    `${placeKey(place)} ${sha256} ${format} ${format === 'kubernetes' ? '' : file}`;
  const split = (files: readonly SideFile[]) =>
    files.flatMap((file) => documentParts(file, (reason) => passedOver.push({ file: file.file, reason })));
  const parse = (parts: readonly DocumentPart[]) =>
    parts.flatMap(({ read, file }) => {
      try {
        return read();
      } catch (error) {
        passedOver.push({ file, reason: unreadable(error) });
        return [];
      }
    });
  const [baseFiles, headFiles] = differing(base.files, head.files, keyOf);
  const allParts = split(headFiles);
  const [baseParts, headParts] = differing(
    split(baseFiles),
    allParts,
    ({ key }) => key,
    ({ place }) => place,
  );
  const [inBase, inHead] = [parse(baseParts), parse(headParts)];
  const sameFiles = without(head.files, headFiles).filter(
    (file) => file.format !== 'terraform' && mentions(file, 'Secret') && isSecretIn(file.text()),
  );
  const sameParts = [...without(allParts, headParts), ...sameFiles.flatMap((file) => documentParts(file, () => undefined))];
  const [baseStacks, headStacks] = [stackObjects(base.assembly), stackObjects(head.assembly)];
  return {
    base: [...apart(inBase, inHead), ...(headStacks.length > 0 ? baseStacks : [])],
    head: [...apart(inHead, inBase), ...(baseStacks.length > 0 ? headStacks : [])],
    sameSecrets: sameParts.filter(({ text }) => text === undefined || isSecretIn(text)).flatMap(secretsIn),
    passedOver: once(passedOver),
  };
}

/** Of YAML, and of JSON; items of a list may not say what they are. */
const secretKind = /\bkind["']?\s*:\s*(?:[&!]\S+\s+)*["']?Secret(?:List)?\b/;

/** Whether an object of a text may be a Secret. */
function isSecretIn(text: string): boolean {
  return text.includes('Secret') && secretKind.test(text);
}

/** What cannot be read is equal, and shown by nobody. */
function secretsIn({ read }: DocumentPart): readonly PlannedObject[] {
  try {
    return read().filter(({ values }) => values['kind'] === 'Secret');
  } catch {
    return [];
  }
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  const left = new Set(some);
  return all.filter((item) => !left.has(item));
}

/** What has no equal on the other side. @param groupOf of keys that are long, what else tells items apart: it is not written before each */
function differing<T>(
  base: readonly T[],
  head: readonly T[],
  keyOf: (item: T) => string,
  groupOf: (item: T) => string = () => '',
): [T[], T[]] {
  const groups = new Map<string, Map<string, Equal>>();
  const equalOf = (item: T) =>
    madeOnce(
      madeOnce(groups, groupOf(item), () => new Map<string, Equal>()),
      keyOf(item),
      () => ({ inHead: 0, inBoth: 0 }),
    );
  const ofHead = head.map(equalOf);
  for (const equal of ofHead) equal.inHead++;
  const inBase = base.filter((item) => {
    const equal = equalOf(item);
    if (equal.inHead === 0) return true;
    equal.inHead--;
    equal.inBoth++;
    return false;
  });
  const inHead = head.filter((_, index) => {
    const equal = ofHead[index]!;
    if (equal.inBoth === 0) return true;
    equal.inBoth--;
    return false;
  });
  return [inBase, inHead];
}

/** What stands at a key; it is made where nothing does. */
function madeOnce<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key);
  if (known !== undefined) return known;
  const made = make();
  all.set(key, made);
  return made;
}

/** How many items have one key. */
interface Equal {
  /** Of the head, and no counterpart yet. */
  inHead: number;
  inBoth: number;
}

/**
 * What a side has twice is told apart: Terraform merges blocks of one stack; of an object that several folders hold, each folder has its own.
 */
function apart(objects: readonly PlannedObject[], others: readonly PlannedObject[]): readonly PlannedObject[] {
  const twice = new Set([...repeated(objects), ...repeated(others)]);
  if (twice.size === 0) return objects;
  const known = new Map<string, PlannedObject>();
  for (const object of objects) {
    const { key, engine, file } = object;
    const own = twice.has(key) && engine === 'kubernetes' ? `${key} ${file}` : key;
    const former = known.get(own);
    if (!former) known.set(own, { ...object, key: own });
    else if (engine === 'terraform') known.set(own, { ...former, values: { ...former.values, ...object.values } });
    else known.set(nextFree(own, known), { ...object, key: nextFree(own, known) });
  }
  return [...known.values()];
}

function nextFree(key: string, known: ReadonlyMap<string, unknown>): string {
  let number = 2;
  while (known.has(`${key} ${number}`)) number++;
  return `${key} ${number}`;
}

function repeated(objects: readonly PlannedObject[]): readonly string[] {
  const seen = new Set<string>();
  return objects.flatMap(({ key }) => {
    if (seen.has(key)) return [key];
    seen.add(key);
    return [];
  });
}

function once(all: readonly PassedOver[]): readonly PassedOver[] {
  return [...new Map(all.map((each) => [`${each.file} ${each.reason}`, { file: each.file, reason: each.reason }])).values()];
}
