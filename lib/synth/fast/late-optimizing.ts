import * as v8 from 'node:v8';
import { isFast } from './fast-path';

/** What tells V8 how warm a function must be before its slow compiler takes it, V8's own value, and ours. */
interface Warmth {
  readonly flag: string;
  readonly usual: number;
  readonly late: number;
}

/** By the major version of V8: that of Node 20, 22 and 24. V8 reads them whenever a function is warm, and on no other version are they set. */
const warmths: Readonly<Record<string, Warmth>> = {
  11: { flag: '--interrupt-budget', usual: 67_584, late: 540_672 },
  12: { flag: '--invocation-count-for-turbofan', usual: 3_000, late: 24_000 },
  13: { flag: '--invocation-count-for-turbofan', usual: 3_000, late: 24_000 },
};

/**
 * Lets V8 compile a second time only what is eight times as warm as usual: a synthesis is much code, of which little runs often, and the threads
 * that compile it take more of the processor than the faster code gives back. Nothing is changed where the program was started with such a flag.
 *
 * @returns what sets the usual value again
 */
export function withLateOptimizing(): () => void {
  const warmth = warmths[process.versions.v8.split('.')[0]!];
  if (!warmth || !isFast() || process.execArgv.some((arg) => arg.replaceAll('_', '-').startsWith(warmth.flag))) return () => undefined;
  const set = (value: number) => v8.setFlagsFromString(`${warmth.flag}=${value}`);
  set(warmth.late);
  return () => set(warmth.usual);
}
