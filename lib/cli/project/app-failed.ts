import { UserError } from '../../errors';

/** The user's program ended with an error. */
export class AppFailed extends UserError {
  constructor(
    app: string,
    code: number,
    /** Whether it said what is wrong in a paragraph of its own. */
    readonly reported: boolean,
  ) {
    super(`'${app}' ended with exit code ${code}.`, 'Mend what it says above, then run again.');
  }
}
