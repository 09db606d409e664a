/** A mandatory policy was violated: the report of it is printed already. */
export class PolicyViolated extends Error {
  constructor() {
    super('A mandatory policy was violated.');
    this.name = 'PolicyViolated';
  }
}
