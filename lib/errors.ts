/** A place in the user's code, relative to the folder of `cdktf.json`. */
export interface Source {
  /** Relative path with forward slashes; `<external>` for a file outside the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Enough to reach the user's line from the depth of a construct. */
const framesOfInterest = 30;

/** A mistake that the reader can mend: every runner of ours prints it as one paragraph, without a stack. */
export class UserError extends Error {
  /**
   * @param what what is wrong, where, with the value and the allowed values
   * @param cure what to do about it
   * @param at the user's line, where the error is found later than that line ran
   */
  constructor(
    readonly what: string,
    readonly cure: string,
    readonly at?: Source,
  ) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = framesOfInterest;
    super(`${what} ${cure}`);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'UserError';
  }
}
