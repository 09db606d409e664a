import { UserError } from '../../errors';

/** A forge answered, and not with success. */
export class ForgeRefused extends Error {
  /**
   * @param forge as people call it
   * @param request what it refused, such as `GET /user`
   * @param status of HTTP
   * @param said what it gives as the reason, printable; may be empty
   * @param cure what to do about it
   */
  constructor(
    readonly forge: string,
    readonly request: string,
    readonly status: number,
    readonly said: string,
    readonly cure: string,
  ) {
    super(`${status} ${said}`);
    this.name = 'ForgeRefused';
  }
}

/** A request got no answer, or one that says nothing of it: whether it was done is unknown. */
export class ForgeSilent extends Error {
  /**
   * @param forge as people call it
   * @param why printable, such as `answers 502`
   * @param mayBeDone whether it would have changed something
   */
  constructor(
    readonly forge: string,
    readonly why: string,
    readonly mayBeDone: boolean,
  ) {
    super(why);
    this.name = 'ForgeSilent';
  }
}

/** Runs what asks a forge: what it refuses, or does not answer, is the user's to mend. */
export async function describingForge<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ForgeSilent)
      throw new UserError(`${error.forge} ${error.why}, however often it is asked.`, 'Run this again later.');
    if (!(error instanceof ForgeRefused)) throw error;
    const said = error.said ? `: ${error.said.replace(/\.$/, '')}` : '';
    throw new UserError(`${error.forge} answers ${error.status}${said} (${error.request}).`, error.cure);
  }
}
