import { Environment } from '../../../lib';
import { Capability, checkCapabilities } from '../pod/capabilities';
import { Volume, VolumeSources } from '../storage/volumes';

interface Container {
  readonly capabilities?: readonly Capability[];
}

/** What of pods an environment must approve. */
interface Asking extends Container {
  readonly volumes?: Readonly<Record<string, Volume>>;
  readonly initContainers?: Readonly<Record<string, Container>>;
  readonly sidecars?: Readonly<Record<string, Container>>;
}

/** @throws UserError if pods ask for what their environment does not approve */
export function checkApproved(asking: Asking, environment: Environment): void {
  const { volumes = {}, initContainers = {}, sidecars = {} } = asking;
  for (const [name, { csi }] of Object.entries(volumes as unknown as Readonly<Record<string, Partial<VolumeSources>>>))
    if (csi) environment.requireApproved('csiDrivers', csi.driver, `volumes.${name}.csi.driver`);
  const beside = Object.entries({ initContainers, sidecars }).flatMap(([kind, containers]) =>
    Object.entries(containers).map(([name, container]) => [`${kind}.${name}.`, container] as const),
  );
  checkCapabilities([['', asking], ...beside], environment);
}
