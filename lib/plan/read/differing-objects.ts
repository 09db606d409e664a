import { objectAddress, printAddress, printKind } from '../../documents/address';
import { isObject } from '../../documents/shape';
import { parseUntrusted, parseUntrustedPart } from '../../documents/untrusted';
import { splitYaml } from '../../documents/yaml/split-yaml';
import { UserError } from '../../errors';
import type { Json, PlannedObject } from './planned-object';
import { type PassedOver, placeKey, type Side, type SideFile } from './side';
import { stackObjects } from './stack-objects';
import { terraformObjects } from './terraform-objects';

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
    files.flatMap((file) => partsOf(file, (reason) => passedOver.push({ file: file.file, reason })));
  const parse = (parts: readonly Part[]) =>
    parts.flatMap(({ read, file }) => {
      try {
        return read();
      } catch (error) {
        passedOver.push({ file, reason: reasonOf(error) });
        return [];
      }
    });
  const [baseFiles, headFiles] = differing(base.files, head.files, keyOf);
  const allParts = split(headFiles);
  const [baseParts, headParts] = differing(split(baseFiles), allParts, ({ key }) => key);
  const [inBase, inHead] = [parse(baseParts), parse(headParts)];
  const sameFiles = without(head.files, headFiles).filter(({ format, text }) => format !== 'terraform' && secretKind.test(text()));
  const sameParts = [...without(allParts, headParts), ...sameFiles.flatMap((file) => partsOf(file, () => undefined))];
  const [baseStacks, headStacks] = [stackObjects(base.assembly), stackObjects(head.assembly)];
  return {
    base: [...apart(inBase, inHead), ...(headStacks.length > 0 ? baseStacks : [])],
    head: [...apart(inHead, inBase), ...(baseStacks.length > 0 ? headStacks : [])],
    sameSecrets: sameParts.filter(({ mayBeSecret }) => mayBeSecret).flatMap(secretsIn),
    passedOver: once(passedOver),
  };
}

/** Of YAML, and of JSON. */
const secretKind = /\bkind["']?\s*:\s*(?:[&!]\S+\s+)*["']?Secret\b/;

/** What cannot be read is equal, and shown by nobody. */
function secretsIn({ read }: Part): readonly PlannedObject[] {
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

/** What has no equal on the other side. */
function differing<T>(base: readonly T[], head: readonly T[], keyOf: (item: T) => string): [T[], T[]] {
  const counts = new Map<string, number>();
  for (const item of head) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  const equal = new Map<string, number>();
  const inBase = base.filter((item) => {
    const key = keyOf(item);
    const left = counts.get(key) ?? 0;
    if (left === 0) return true;
    counts.set(key, left - 1);
    equal.set(key, (equal.get(key) ?? 0) + 1);
    return false;
  });
  const inHead = head.filter((item) => {
    const key = keyOf(item);
    const left = equal.get(key) ?? 0;
    if (left > 0) equal.set(key, left - 1);
    return left === 0;
  });
  return [inBase, inHead];
}

/** A document that is only parsed where the other side has none of its bytes. */
interface Part {
  readonly key: string;
  readonly file: string;
  readonly mayBeSecret: boolean;
  read(): readonly PlannedObject[];
}

function partsOf(file: SideFile, leave: (reason: string) => void): readonly Part[] {
  try {
    const text = file.text();
    if (file.format === 'kubernetes' && !/^\s*\{/.test(text)) {
      const place = placeKey(file.place);
      return splitYaml(text, file.file).map((part) => ({
        key: `${place} ${part.text}`,
        file: file.file,
        mayBeSecret: secretKind.test(part.text),
        read: () => {
          const document = parseUntrustedPart(part, file.file);
          return document ? objectsOf(document.value, file) : [];
        },
      }));
    }
    const documents = parseUntrusted(text, file.file, file.format === 'terraform' ? 'json' : undefined);
    return documents.map(({ value }, index) => ({
      key: `${file.file} ${index} ${file.sha256}`,
      file: file.file,
      mayBeSecret: file.format !== 'terraform',
      read: () => objectsOf(value, file),
    }));
  } catch (error) {
    leave(reasonOf(error));
    return [];
  }
}

const blocks = ['resource', 'data', 'ephemeral', 'provider', 'terraform', 'variable', 'output', 'locals', 'module', 'moved', 'removed'];

/** @throws UserError where a document is neither */
function objectsOf(value: unknown, file: SideFile): readonly PlannedObject[] {
  if (isObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string') return kubernetes(value, file);
  const isTerraform = file.format === 'terraform' || (file.format === 'unknown' && isObject(value) && blocks.some((key) => key in value));
  if (!isTerraform || !isObject(value)) throw new UserError('is neither Kubernetes nor Terraform', '');
  return terraformObjects(value).map((object) => ({
    ...object,
    ...file.place,
    key: `terraform ${file.place.stack ?? ''} ${object.address}`,
    engine: 'terraform',
    file: file.file,
  }));
}

function kubernetes(value: Json, file: SideFile): readonly PlannedObject[] {
  const { apiVersion, kind, items } = value;
  if (kind.endsWith('List') && Array.isArray(items)) {
    const own = kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((item: unknown) => {
      const object: Json = { ...own, ...(isObject(item) && item) };
      return typeof object['apiVersion'] === 'string' && typeof object['kind'] === 'string' ? kubernetes(object, file) : [];
    });
  }
  const { environment = '', cluster = '' } = file.place;
  const known = objectAddress(cluster, value);
  const address = printAddress(known);
  const { annotations, name } = (value['metadata'] ?? {}) as { readonly annotations?: Json; readonly name?: unknown };
  const comment = annotations?.['slipway.dev/path'];
  return [
    {
      ...file.place,
      key: `kubernetes ${environment} ${address}${name === undefined ? ` ${file.file}` : ''}`,
      engine: 'kubernetes',
      type: `${apiVersion}/${kind}`,
      address: cluster === '' ? [...(known.namespace ? [known.namespace] : []), printKind(known), known.name].join('/') : address,
      path: typeof comment === 'string' ? comment : '',
      file: file.file,
      values: value,
    },
  ];
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

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.what.replace(/\.$/, '');
  throw error;
}

function once(all: readonly PassedOver[]): readonly PassedOver[] {
  return [...new Map(all.map((each) => [`${each.file} ${each.reason}`, { file: each.file, reason: each.reason }])).values()];
}
