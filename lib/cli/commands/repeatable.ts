import { Option } from 'commander';

/** An option that may be given several times: its values, as a list. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, former: readonly string[] | undefined) => [...(former ?? []), value]);
}

/** The same where each value is one of a few. */
export function repeatableChoice(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, description).choices(choices);
  const chosen = option.parseArg!;
  return option.argParser((value, former: readonly string[] | undefined) => [
    ...(former ?? []),
    chosen<unknown>(value, undefined) as string,
  ]);
}
