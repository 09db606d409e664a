import { checkUpdateKeys } from './rule-of';
import { UpdateRule } from './update-rule';

/**
 * The update rules of an environment, by the workloads that their keys name, as its own.
 *
 * @param workloads that the release of the environment has
 * @throws UserError if one has no terms, says of a workload what another says, or names none
 */
export function updateRules(
  environment: string,
  given: Readonly<Record<string, UpdateRule>>,
  workloads: readonly string[],
): Readonly<Record<string, UpdateRule>> {
  const rules = Object.fromEntries(Object.entries(given).map(([named, { terms }]) => [named, new UpdateRule(terms)]));
  checkUpdateKeys(environment, Object.keys(rules), workloads);
  return rules;
}
