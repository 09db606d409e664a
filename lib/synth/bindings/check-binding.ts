import { UserError } from '../../errors';
import { Absent, Binding, ClusterFact, ClusterSecret, Deferred, ExistingSecret, StoredSecret } from '../../model/binding';
import { checkFlows } from '../../model/checks/check-flow';
import type { Dependency } from '../../model/dependency';
import type { Flow } from '../../model/network';
import { libProperties } from '../../properties/lib-properties';
import { shown } from '../../wording/shown';

const classes = [Deferred, StoredSecret, ExistingSecret, ClusterSecret, ClusterFact, Absent];

/**
 * What a provisioner handed back, also where it is JavaScript's.
 *
 * @param provider name of the provisioner
 * @param path of what it provisioned
 * @returns whom consumers must reach
 * @throws UserError naming what is of no use
 */
export function checkBinding(provider: string, path: string, dependency: Dependency, binding: Binding): readonly Flow[] {
  const refuse = (what: string, value: unknown, cure: string): never => {
    throw new UserError(`${provider} hands over ${what} for '${path}' that is ${shown(value)}.`, cure);
  };
  if ('grants' in binding)
    throw new UserError(
      `${provider} hands over 'grants' for '${path}', whatever somebody may do with it.`,
      'Write a method `grantsFor(access)` in the provisioner that returns them.',
    );
  const { outputs, egress, grantsFor, connect, isElsewhere } = binding as Readonly<Record<keyof Binding, unknown>>;
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs))
    refuse("'outputs'", outputs, 'Hand over the outputs by name: readonly outputs = { url: … };');
  for (const output of Object.keys(dependency.outputs)) {
    const value = (outputs as Readonly<Record<string, unknown>>)[output];
    const isPlain = typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
    if (value !== undefined && !isPlain && !classes.some((type) => value instanceof type))
      refuse(`an output '${output}'`, value, 'Hand over a text, a number, true or false, a Deferred, or where a secret lies; or Absent.');
  }
  for (const [method, value] of Object.entries({ grantsFor, connect }))
    if (value !== undefined && typeof value !== 'function') refuse(`a '${method}'`, value, 'Make it a method, or leave it out.');
  if (isElsewhere !== undefined && typeof isElsewhere !== 'boolean') refuse("an 'isElsewhere'", isElsewhere, 'Hand over true or false.');
  const subject = `what ${provider} hands over for '${path}'`;
  const flows = libProperties.checkAll(
    { is: 'list', of: { is: 'object', type: 'Flow' } },
    (egress ?? []) as readonly Flow[],
    'egress',
    subject,
  );
  checkFlows((index) => `'egress[${index}]' of ${subject}`, flows);
  return flows;
}
