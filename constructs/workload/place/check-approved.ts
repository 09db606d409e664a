import { Environment } from '../../../lib';
import { Volume, VolumeSources } from '../storage/volumes';

/** What of pods an environment must approve. */
interface Asking {
  readonly volumes?: Readonly<Record<string, Volume>>;
}

/** @throws UserError if pods ask for what their environment does not approve */
export function checkApproved({ volumes = {} }: Asking, environment: Environment): void {
  for (const [name, { csi }] of Object.entries(volumes as unknown as Readonly<Record<string, Partial<VolumeSources>>>))
    if (csi) environment.requireApproved('csiDrivers', csi.driver, `volumes.${name}.csi.driver`);
}
