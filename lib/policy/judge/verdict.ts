/**
 * What a policy says of a resource: it complies, does not, nobody can know before a plan, or the rule itself failed.
 * An error counts as a failure; unknown blocks a mandatory policy's gate while it stays so.
 */
export type Verdict = 'pass' | 'fail' | 'unknown' | 'error';

/** Verdicts from the one that says least. */
export const verdicts: readonly Verdict[] = ['pass', 'unknown', 'fail', 'error'];
