import { parseAddress, printKind } from '../documents/address';
import type { KeptEntry } from '../kept/kept-list';
import type { Fresh } from '../kept/lost';
import type { StackOutline } from './render/outline';

/** What other stacks of a platform make, or take in, of what a list of one knows. */
export class Elsewhere {
  /** Ids of stacks, by what they make. */
  private readonly made: ReadonlyMap<string, string>;
  /** Ids of stacks, by what they take in: the stack that had it, and its address there. */
  private readonly departed: ReadonlyMap<string, string>;

  /** @param fresh what each makes now, by stack */
  constructor(stacks: readonly StackOutline[], fresh: ReadonlyMap<string, Fresh>) {
    this.made = new Map(
      stacks.flatMap((stack) =>
        [...(fresh.get(stack.id)?.list.resources ?? [])].flatMap(([at, entry]) =>
          nameOf(stack, at, entry).map((name) => [name, stack.id] as const),
        ),
      ),
    );
    this.departed = new Map(
      stacks.flatMap(({ id, arrivals }) =>
        [...(arrivals?.departures ?? [])].flatMap(([from, left]) =>
          left.flatMap(({ places }) => [...places.keys()].map((address) => [`${from} ${address}`, id] as const)),
        ),
      ),
    );
  }

  /** Id of the stack that has it from now on. */
  of(stack: StackOutline, address: string, entry: KeptEntry): string | undefined {
    const taken = this.departed.get(`${stack.id} ${address}`);
    if (taken !== undefined || entry.retired) return taken;
    const [made] = nameOf(stack, address, entry).flatMap((name) => this.made.get(name) ?? []);
    return made;
  }
}

/** What a service calls a thing of a type: accounts and regions have things of one name that are not one thing. */
function nameOf({ region }: StackOutline, address: string, { name }: KeptEntry): readonly string[] {
  if (name === undefined) return [];
  const parsed = parseAddress(address);
  return parsed.engine === 'terraform'
    ? [`${region.account}/${region.region} ${parsed.type} ${name}`]
    : [`${parsed.cluster}/${parsed.namespace}/${printKind(parsed)} ${name}`];
}
