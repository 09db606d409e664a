import * as stackTrace from 'cdktf/lib/tokens/private/stack-trace';
import { isFast } from './fast-path';
import { replaceFunction } from './replace-function';

/**
 * Lets tokens of cdktf be made without the whole stack of their making, which is shown where one cannot be resolved and costs a fifth of a
 * synthesis, several times that where lines are mapped.
 *
 * @returns what lets them have it again
 */
export function withoutCreationStacks(): () => void {
  if (!isFast()) return () => undefined;
  return replaceFunction(stackTrace, 'captureStackTrace', () => ['the stack is noted with SLIPWAY_STOCK_SYNTH=1']);
}
