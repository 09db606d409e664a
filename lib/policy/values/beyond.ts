import { anything, not, only } from './extent-leaf';
import { isPartOf } from './internet';
import { coversNetwork } from './network-leaves';

/** How much further an extent goes than another one did: what it has beyond that, or is without. */
export function beyond(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(before);
  const now = new Set(after);
  const wide = before.filter((leaf) => /\*|\(any\)|\/\d|port|^(?:every |from: |to: )/.test(leaf)).map(parsed);
  const limited = new Set(before.filter(isLimit).map(pathOf));
  const stillLimited = new Set(after.filter(isLimit).map(pathOf));
  const more = after.filter((leaf) => {
    if (known.has(leaf) || leaf.startsWith(not)) return false;
    if (isLimit(leaf)) return limited.has(pathOf(leaf));
    const narrow = parsed(leaf);
    return isLeftOut(narrow, before) || !wide.some((each) => covers(each, narrow));
  });
  const gone = before.filter((leaf) => {
    if (isLimit(leaf)) return !stillLimited.has(pathOf(leaf));
    if (!leaf.startsWith(not) || now.has(leaf)) return false;
    const { path } = parsed(leaf.slice(not.length));
    return !(words.has(path) && !now.has(`every ${path}`)) && !after.some((other) => isWiderExclusion(other, leaf));
  });
  return [
    ...more,
    ...gone.map((leaf) => (isLimit(leaf) ? `without ${leaf.slice(only.length)}` : `${leaf.slice(not.length)} (left out before)`)),
  ];
}

/** How far several extents go together: everything of each, and narrowed by what narrows all of them. */
export function together(extents: readonly (readonly string[])[]): readonly string[] {
  const paths = extents.map((extent) => new Set(extent.filter(isLimit).map(pathOf)));
  const sets = extents.map((extent) => new Set(extent));
  return extents.flat().filter((leaf) => {
    if (isLimit(leaf)) return paths.every((limited) => limited.has(pathOf(leaf)));
    return !leaf.startsWith(not) || sets.every((set) => set.has(leaf));
  });
}

function isLimit(leaf: string): boolean {
  return leaf.startsWith(only);
}

function pathOf(leaf: string): string {
  return leaf.slice(0, leaf.indexOf(': '));
}

/** What a statement of IAM is about. */
const words = new Set(['action', 'resource', 'principal']);

/** Whether something was, or may have been, left out of everything of its kind. */
function isLeftOut({ path, value }: Parsed, before: readonly string[]): boolean {
  if (!words.has(path)) return false;
  const out = before.filter((leaf) => leaf.startsWith(`${not}${path} `)).map((leaf) => parsed(leaf.slice(not.length)).value);
  return out.length > 0 && (/[*?]/.test(value) || out.some((one) => one === value || /[*?]/.test(one)));
}

interface Parsed {
  /** What it is about: empty for a value that stands alone. */
  readonly path: string;
  readonly value: string;
}

function parsed(leaf: string): Parsed {
  const [, word, name] = /^(action|resource|principal|every|ports?) (.*)$/s.exec(leaf) ?? [];
  if (word !== undefined && name !== undefined) {
    const every = word === 'every' ? (/^(?:action|resource|principal)$/.test(name) ? name : 'port') : word.replace('ports', 'port');
    return { path: every, value: word === 'every' ? anything : name };
  }
  const at = leaf.indexOf(': ');
  return at < 0 ? { path: '', value: leaf } : { path: leaf.slice(0, at), value: leaf.slice(at + 2) };
}

/** Lists of a role in which `*` stands for everything. */
const starred = /(?:^|\.)(?:verbs|resources|apiGroups|nonResourceURLs)$/;

function covers(wide: Parsed, narrow: Parsed): boolean {
  if (wide.value === anything) return wide.path !== '' && (narrow.path === wide.path || narrow.path.startsWith(`${wide.path}.`));
  if (wide.path !== narrow.path) return false;
  if (wide.value === '*') return starred.test(wide.path) || wide.path === 'action' || wide.path === 'resource';
  if (wide.path === 'action' || wide.path === 'resource') return coversName(wide.value, narrow.value);
  if (wide.path === 'port') return coversPorts(wide.value, narrow.value);
  if (/^(?:from|to|ports)$/.test(wide.path)) return coversNetwork(wide.value, narrow.value);
  return isPartOf(narrow.value, wide.value);
}

/** A name of IAM, with `*` at its end. */
function coversName(wide: string, narrow: string): boolean {
  return /^[^*?]*\*$/.test(wide) && narrow.startsWith(wide.slice(0, -1));
}

/** `22`, `8000 to 8080`. */
function coversPorts(wide: string, narrow: string): boolean {
  const [from = Number.NaN, to = from] = wide.split(' to ').map(Number);
  const [first = Number.NaN, last = first] = narrow.split(' to ').map(Number);
  return from <= first && last <= to;
}

/** Whether one leaves out a network that another is in. */
function isWiderExclusion(wide: string, narrow: string): boolean {
  if (!wide.startsWith(not)) return false;
  const [one, other] = [parsed(wide.slice(not.length)), parsed(narrow.slice(not.length))];
  return one.path === other.path && isPartOf(other.value, one.value);
}
