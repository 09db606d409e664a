import { isDeepStrictEqual } from 'node:util';
import type { DeploymentStack, Environment, Platform, PlatformProps } from '../../lib';
import * as testing from '../../lib/testing/index';

export * from '../../lib/testing/index';

type Outcome = { readonly synthesized: testing.Synthesized } | { readonly error: unknown };

/** What a synthesis gives, once it is the same on both ways. */
export function synthesizePlatform(define: (platform: Platform) => void, props?: Partial<PlatformProps>): testing.Synthesized {
  return compared(() => testing.synthesizePlatform(define, props));
}

export function synthesize(
  environment: Environment,
  define: (stack: DeploymentStack) => void,
  options?: Parameters<typeof testing.synthesize>[2],
): testing.Synthesized {
  return compared(() => testing.synthesize(environment, define, options));
}

function compared(run: () => testing.Synthesized): testing.Synthesized {
  process.env.SLIPWAY_STOCK_SYNTH = '1';
  const stock = outcomeOf(run);
  delete process.env.SLIPWAY_STOCK_SYNTH;
  const fast = outcomeOf(run);
  if (!isDeepStrictEqual(told(fast), told(stock)))
    throw new Error(`The fast way differs from the libraries':\n${difference(told(stock), told(fast))}`);
  if ('error' in fast) throw fast.error;
  return fast.synthesized;
}

function outcomeOf(run: () => testing.Synthesized): Outcome {
  try {
    return { synthesized: run() };
  } catch (error) {
    return { error };
  }
}

/** Everything that users see of it, by name. */
function told(outcome: Outcome): Readonly<Record<string, string>> {
  if ('error' in outcome) return { error: String(outcome.error) };
  return { ...Object.fromEntries(outcome.synthesized.files), report: JSON.stringify(outcome.synthesized.report) };
}

function difference(stock: Readonly<Record<string, string>>, fast: Readonly<Record<string, string>>): string {
  const name = [...new Set([...Object.keys(stock), ...Object.keys(fast)])].find((each) => stock[each] !== fast[each])!;
  const [before, after] = [stock, fast].map((files) => (files[name] ?? '').split('\n')) as [string[], string[]];
  const line = before.findIndex((text, index) => text !== after[index]);
  return `${name}, line ${line + 1}:\n- ${before[line]}\n+ ${after[line]}`;
}
