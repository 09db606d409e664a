import { listedLoss } from '../../../lib/kept/kept-types';
import { physicalNameOf } from '../../../lib/kept/physical-name-of';

/** What a stack's `cdk.tf.json` says, as far as it decides what becomes of what is there. */
export interface Document {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  readonly removed?: readonly { readonly from: string; readonly lifecycle: { readonly destroy: boolean } }[];
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

/**
 * Terraform's rules about addresses, as they were tried on the real one, for what holds data: `moved` acts where the former address is in the state
 * and the new one is not, and is passed over where it names nothing; from what is declared, and from two addresses to one, it is an error; `removed` of what is declared
 * is an error, and of what the state does not know nothing; `import` of what is in the state is nothing, and of what does not exist an error; what is in the state and not
 * declared is destroyed; another name is another thing.
 */
export class Terraform {
  /** Name of the thing, by address. */
  private state = new Map<string, string>();
  /** What the cloud has: type and name. */
  readonly cloud = new Set<string>();
  /** What it ever had. */
  private readonly made = new Set<string>();

  /** Addresses that the state has. */
  get addresses(): readonly string[] {
    return [...this.state.keys()];
  }

  /** Addresses of what is to be imported and never was: such a plan fails, and nothing of it is applied. */
  neverMade(document: Document): readonly string[] {
    const wanted = wantedOf(document);
    const state = moved(this.state, document.moved ?? []);
    return (document.import ?? []).flatMap(({ to }) => {
      const name = wanted.get(to);
      return name === undefined || state.has(to) || this.made.has(`${typeOf(to)} ${name}`) ? [] : [to];
    });
  }

  /** @returns what is destroyed, and what stops the apply */
  apply(document: Document): { readonly destroyed: readonly string[]; readonly faults: readonly string[] } {
    const wanted = wantedOf(document);
    const faults = faultsOfMoves(document, wanted);
    const destroyed: string[] = [];
    const state = moved(this.state, document.moved ?? []);
    for (const { from, lifecycle } of document.removed ?? []) {
      if (wanted.has(from)) faults.push(`${from} is removed, and still declared`);
      else if (!lifecycle.destroy) state.delete(from);
    }
    for (const { to } of document.import ?? []) {
      if (!listedLoss(typeOf(to)) || state.has(to)) continue;
      const name = wanted.get(to);
      if (name === undefined) faults.push(`${to} is imported, and not declared`);
      else if (!this.cloud.has(`${typeOf(to)} ${name}`)) faults.push(`${to} is imported, and does not exist`);
      else state.set(to, name);
    }
    for (const [address, name] of [...state]) {
      if (wanted.get(address) === name) continue;
      destroyed.push(`${typeOf(address)} ${name}`);
      state.delete(address);
    }
    for (const thing of destroyed) this.cloud.delete(thing);
    for (const [address, name] of wanted) {
      if (state.has(address)) continue;
      const thing = `${typeOf(address)} ${name}`;
      if (this.cloud.has(thing)) faults.push(`${thing} is made, and is there already`);
      this.cloud.add(thing);
      this.made.add(thing);
      state.set(address, name);
    }
    this.state = state;
    return { destroyed, faults };
  }
}

const typeOf = (address: string) => address.split('.')[0]!;

function wantedOf({ resource = {} }: Document): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(resource)
      .filter(([type]) => listedLoss(type))
      .flatMap(([type, blocks]) =>
        Object.entries(blocks).map(([name, values]) => [`${type}.${name}`, physicalNameOf(values) ?? name] as const),
      ),
  );
}

function faultsOfMoves({ moved: blocks = [] }: Document, wanted: ReadonlyMap<string, string>): string[] {
  const [froms, tos] = [blocks.map(({ from }) => from), blocks.map(({ to }) => to)];
  const twice = (all: readonly string[]) => all.filter((address, index) => all.indexOf(address) !== index);
  return [
    ...froms.filter((from) => wanted.has(from)).map((from) => `${from} is moved, and still declared`),
    ...twice(tos).map((to) => `to ${to} two are moved`),
    ...twice(froms).map((from) => `${from} is moved twice`),
  ];
}

/** Chains are followed to their end, in whatever order the blocks stand. */
function moved(state: ReadonlyMap<string, string>, blocks: NonNullable<Document['moved']>): Map<string, string> {
  const at = new Map(state);
  for (let goesOn = true; goesOn; ) {
    goesOn = false;
    for (const { from, to } of blocks) {
      const thing = at.get(from);
      if (thing === undefined || at.has(to)) continue;
      at.delete(from);
      at.set(to, thing);
      goesOn = true;
    }
  }
  return at;
}
