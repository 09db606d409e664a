import { mapTexts } from '../map-texts';
import type { PlannedObject } from '../read/planned-object';
import { unwrapped } from '../read/terraform-objects';

/** What the `moved` blocks of a side lead to: whatever a state knows, to what is stated now. */
export class Moves {
  /** Key of what is stated now, by the key of what was. */
  readonly led: ReadonlyMap<string, string>;
  /** Keys of the blocks that lead something. */
  readonly blocks: ReadonlySet<string>;
  private readonly names: ReadonlyMap<string, string>;

  constructor(base: readonly PlannedObject[], head: readonly PlannedObject[]) {
    const steps = new Map<string, { readonly to: string; readonly block: PlannedObject }>();
    for (const block of head.filter(({ type }) => type === 'moved')) {
      const [from, to] = ['from', 'to'].map((end) => keyOf(block, unwrapped(String(block.values[end]))));
      steps.set(from!, { to: to!, block });
    }
    const after = new Map(steps.size > 0 ? head.map((object) => [object.key, object]) : []);
    const led = new Map<string, PlannedObject>();
    for (const { key } of steps.size > 0 ? base : []) {
      const end = after.get(lineFrom(key, steps).at(-1)?.to ?? '');
      if (end) led.set(key, end);
    }
    const ends = new Set([...led.values()].map(({ key }) => key));
    this.blocks = new Set([...steps].flatMap(([from, { block }]) => (ends.has(lineFrom(from, steps).at(-1)!.to) ? [block.key] : [])));
    const former = new Map(base.map((object) => [object.key, object]));
    for (const [key, end] of besides(
      [...led].map(([from, to]) => [former.get(from)!, to] as const),
      base,
      head,
    ))
      led.set(key, end);
    this.led = new Map([...led].map(([key, { key: to }]) => [key, to]));
    this.names = new Map([...led].map(([key, { address, stack }]) => [`${stack ?? ''} ${former.get(key)!.address}`, address]));
  }

  /** The same object, with what it refers to by the names of now. */
  renamed(object: PlannedObject): PlannedObject {
    const { stack = '', engine, values } = object;
    if (this.names.size === 0 || engine !== 'terraform') return object;
    return {
      ...object,
      values: mapTexts(values, (text) => text.replace(reference, (address) => this.names.get(`${stack} ${address}`) ?? address)),
    };
  }
}

/** An address as expressions write it. */
const reference = /(?:ephemeral\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*/g;

interface Step {
  readonly to: string;
  readonly block: PlannedObject;
}

function keyOf({ stack = '' }: PlannedObject, address: string): string {
  return `terraform ${stack} ${address}`;
}

/** The steps from a key on, each once. */
function lineFrom(key: string, steps: ReadonlyMap<string, Step>): readonly Step[] {
  const line: Step[] = [];
  for (let step = steps.get(key); step && !line.includes(step); step = steps.get(step.to)) line.push(step);
  return line;
}

/** Ephemeral blocks, which no state knows: by what stands beside them in the code. */
function besides(
  led: readonly (readonly [PlannedObject, PlannedObject])[],
  base: readonly PlannedObject[],
  head: readonly PlannedObject[],
): readonly (readonly [string, PlannedObject])[] {
  const isEphemeral = ({ type }: PlannedObject) => type.startsWith('ephemeral.');
  const folders = new Map(led.flatMap(([{ path: from }, { path: to }]) => foldersOf(from, to)));
  const now = new Map(head.filter(isEphemeral).map((object) => [`${object.type} ${object.path}`, object]));
  return base.filter(isEphemeral).flatMap((object) => {
    const parts = object.path.split('/');
    for (let length = parts.length - 1; length > 0; length--) {
      const folder = folders.get(parts.slice(0, length).join('/'));
      const end = folder === undefined ? undefined : now.get(`${object.type} ${[folder, ...parts.slice(length)].join('/')}`);
      if (end && end.key !== object.key) return [[object.key, end] as const];
    }
    return [];
  });
}

/** Each folder around something that moved, with the one that it became: as far as the rest of their paths is the same. */
function foldersOf(from: string, to: string): readonly (readonly [string, string])[] {
  const [old, now] = [from.split('/'), to.split('/')];
  const found: [string, string][] = [];
  while (old.length > 1 && now.length > 1 && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
    found.push([old.join('/'), now.join('/')]);
  }
  return found;
}
