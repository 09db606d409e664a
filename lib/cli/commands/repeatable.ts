import { Option } from 'commander';

/** An option that may be given several times: its values, as a list. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, former: readonly string[] | undefined) => [...(former ?? []), value]);
}
