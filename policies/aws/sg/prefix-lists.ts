import { documents, Graph, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Entry {
  readonly cidr?: string | Unknown;
}

const prefixLists = documents<{ readonly entry?: Entry | readonly Entry[] }>('aws_ec2_managed_prefix_list');
const entries = documents<Entry & { readonly prefix_list_id?: unknown }>('aws_ec2_managed_prefix_list_entry');

/** Networks of each prefix list of the stack, by its address: those in it, and those that are added to it. */
export const networksByPrefixList = (stack: Graph): ReadonlyMap<string, readonly (string | Unknown)[]> => {
  const found = new Map<string, (string | Unknown)[]>();
  const add = (address: string, { cidr }: Entry) => {
    if (cidr !== undefined) found.set(address, [...(found.get(address) ?? []), cidr]);
  };
  for (const { address, raw } of stack.all(prefixLists)) {
    if (!(raw.entry instanceof Unknown)) for (const entry of blocks<Entry>(raw.entry)) add(address, entry);
  }
  for (const { raw } of stack.all(entries)) {
    const list: unknown = raw.prefix_list_id;
    if (list instanceof Unknown) for (const address of list.references) add(address, raw);
  }
  return found;
};
