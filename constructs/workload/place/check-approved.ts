import { Environment } from '../../../lib';
import { Capability, checkCapabilities } from '../pod/container-security';
import { OwnVolume, Volume, VolumeSources } from '../storage/volume';

interface Container {
  readonly capabilities?: readonly Capability[];
  readonly volumes?: Readonly<Record<string, Volume | OwnVolume>>;
}

/** What of pods an environment must approve. */
interface Asking extends Container {
  readonly initContainers?: Readonly<Record<string, Container>>;
  readonly sidecars?: Readonly<Record<string, Container>>;
}

/** @throws UserError if pods ask for what their environment does not approve */
export function checkApproved(asking: Asking, environment: Environment): void {
  const { initContainers = {}, sidecars = {} } = asking;
  const beside = Object.entries({ initContainers, sidecars }).flatMap(([kind, containers]) =>
    Object.entries(containers).map(([name, container]) => [`${kind}.${name}.`, container] as const),
  );
  const all = [['', asking] as const, ...beside];
  checkCapabilities(all, environment);
  for (const [where, { volumes = {} }] of all)
    for (const [name, { csi }] of Object.entries(volumes as unknown as Readonly<Record<string, Partial<VolumeSources>>>))
      if (csi) environment.requireApproved('csiDrivers', csi.driver, `${where}volumes.${name}.csi.driver`);
}
