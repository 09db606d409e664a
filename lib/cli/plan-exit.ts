/** What a plan says by its exit code: 2 that something changes, 3 that it is of a kind which `--fail-on` names. The plan is printed already. */
export class PlanExit extends Error {
  constructor(readonly code: 2 | 3 | 4) {
    super(code === 2 ? 'Something changes.' : 'The plan holds what --fail-on names.');
    this.name = 'PlanExit';
  }
}
