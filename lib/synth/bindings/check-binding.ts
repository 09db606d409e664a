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
  const { outputs, beside, egress, grantsFor, connect, isElsewhere } = binding as Readonly<Record<keyof Binding, unknown>>;
  if (!isByName(outputs)) return refuse("'outputs'", outputs, 'Hand over the outputs by name: readonly outputs = { url: … };');
  for (const output of Object.keys(dependency.outputs)) {
    const value = outputs[output];
    if (value !== undefined && !isPlain(value) && !classes.some((type) => value instanceof type))
      refuse(`an output '${output}'`, value, 'Hand over a text, a number, true or false, a Deferred, or where a secret lies; or Absent.');
  }
  if (beside !== undefined) checkBeside(dependency, beside, refuse);
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

/** What lies in the cluster, or nowhere: it takes no delivery. */
const near = [ClusterSecret, ClusterFact, Absent];

function checkBeside(dependency: Dependency, beside: unknown, refuse: (what: string, value: unknown, cure: string) => never) {
  const names = dependency.beside.map((access) => `'${access}'`).join(', ');
  if (!isByName(beside))
    return refuse("a 'beside'", beside, 'Hand over outputs by access: readonly beside = { receiveDeadLetters: { … } };');
  for (const [access, outputs] of Object.entries(beside)) {
    if (!dependency.beside.includes(access))
      refuse("a 'beside' of an access", access, `Name what the class has in 'beside': ${names || 'nothing'}.`);
    if (!isByName(outputs)) return refuse(`a 'beside.${access}'`, outputs, 'Hand over every output of the dependency by name.');
    for (const [output, kind] of Object.entries(dependency.outputs)) {
      const value = outputs[output];
      const isSecret = kind === 'secret' || kind === 'secretFile';
      const isTaken = near.some((type) => value instanceof type) && isSecret !== value instanceof ClusterFact;
      if (!isTaken && (isSecret || !isPlain(value)))
        refuse(
          `an output '${output}' of 'beside.${access}'`,
          value,
          isSecret ? 'Hand over a ClusterSecret, or Absent.' : 'Hand over a text, a number, true or false, a ClusterFact, or Absent.',
        );
    }
  }
}

function isByName(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
