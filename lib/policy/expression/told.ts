import type { Parameter } from '../parameter';
import { Condition } from './condition';
import { type AnyTerm, nodeOf } from './term';

/** A word, or a term or parameter for its value. */
type Word = string | AnyTerm | Parameter;

/**
 * A condition, with what is told where it does not hold, in place of what stands there.
 *
 * @param message the end of a sentence about the resource, values of the document among the words: `['listens at port ', port.containerPort]`.
 *   Where one of them is not set, or there are no words, what stands there is told after all
 * @param remediation what to change there, values among the words too: `['Set it to ', minimum, ' or more.']`; what the policy says, unless
 *   that is about other things too
 */
export function told({ node }: Condition, message: Word | readonly Word[], remediation?: Word | readonly Word[]): Condition {
  const words = [message].flat() as readonly Word[];
  return new Condition({
    ...node,
    told: {
      message: words.map(nodeOf),
      ...(remediation !== undefined && { remediation: ([remediation].flat() as readonly Word[]).map(nodeOf) }),
    },
  });
}
