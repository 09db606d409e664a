import { parseAddress, printKind } from '../documents/address';
import type { KeptEntry } from '../kept/kept-list';
import type { Fresh } from '../kept/lost';
import type { StackOutline } from './render/outline';

/** What other stacks of a platform make, or take in, of what a list of one knows. */
export class Elsewhere {
  private readonly made: ReadonlySet<string>;
  private readonly departed: ReadonlySet<string>;

  /** @param fresh what each makes now, by stack */
  constructor(stacks: readonly StackOutline[], fresh: ReadonlyMap<string, Fresh>) {
    this.made = new Set(
      stacks.flatMap((stack) => [...(fresh.get(stack.id)?.list.resources ?? [])].flatMap(([at, entry]) => nameOf(stack, at, entry) ?? [])),
    );
    this.departed = new Set(
      stacks.flatMap(({ arrivals }) => (arrivals?.departures ?? []).map(({ stack, address }) => `${stack} ${address}`)),
    );
  }

  has(stack: StackOutline, address: string, entry: KeptEntry): boolean {
    const name = nameOf(stack, address, entry);
    return this.departed.has(`${stack.id} ${address}`) || (name !== undefined && !entry.retired && this.made.has(name));
  }
}

/** What a service calls a thing of a type: accounts and regions have things of one name that are not one thing. */
function nameOf({ region }: StackOutline, address: string, { name }: KeptEntry): string | undefined {
  if (name === undefined) return undefined;
  const parsed = parseAddress(address);
  return parsed.engine === 'terraform'
    ? `${region.account}/${region.region} ${parsed.type} ${name}`
    : `${parsed.cluster}/${parsed.namespace}/${printKind(parsed)} ${name}`;
}
