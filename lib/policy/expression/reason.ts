import { commonSteps, type Step } from '../values/pointer';

/** Why a condition does not hold, or is unknown, at one place of a document. */
export interface Reason {
  readonly steps: readonly Step[];
  /** What stands there: `spec.hostPID is true`. */
  readonly message: string;
  /** What to change there, where the rule says it of this place. */
  readonly remediation?: string;
}

/** Several as one: mending one of them is enough. */
export function together(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  // What is compared with what packs set stands nowhere.
  const messages = [...new Set(reasons.map(({ message }) => message))].filter((message) => message !== '');
  const message = messages.length > most ? `${messages.slice(0, most).join(', ')} and ${messages.length - most} more` : messages.join(', ');
  const placed = reasons.filter((reason) => reason.message !== '');
  return [{ steps: commonSteps((placed.length > 0 ? placed : reasons).map(({ steps }) => steps)), message }];
}

/** How many messages a line lists. */
const most = 3;
