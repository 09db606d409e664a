import { UserError } from '../../errors';
import { listedBy } from '../../source/listed';
import type { Dependency } from '../dependency';
import type { Provisioner } from '../provisioner';
import { unprovided } from './cures';
import { returned } from './returned';

/**
 * The provisioner that an environment approves for a dependency; what it hands over is looked at.
 *
 * @param provisioners those of the environment, by the type of dependency that they fulfil
 * @param cure says what would fulfil it where it is asked for; by default, to list one
 * @throws UserError if it approves none
 */
export function approvedProvisioner(
  environment: string,
  provisioners: ReadonlyMap<string, Provisioner>,
  dependency: Dependency,
  cure: () => string = () => unprovided(dependency),
): Provisioner {
  const { type } = dependency;
  const provisioner = provisioners.get(type);
  if (!provisioner) {
    const approved = [...provisioners.keys()].sort().join(', ') || 'none';
    throw new UserError(`Environment '${environment}' approves no provisioner for '${type}' (approved: ${approved}).`, cure());
  }
  return listedBy(provisioner, 'provision', (what, binding) =>
    returned(what, binding, { is: 'map', of: { is: 'anything' } }, 'what it hands over: { outputs: { … } }'),
  );
}
