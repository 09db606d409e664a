// Made by `npm run generate`.
import { Policy } from '../../lib/rules';
import { pssAllowPrivilegeEscalation } from './pss-allow-privilege-escalation';
import { pssAppArmorProfile } from './pss-app-armor-profile';
import { pssCapabilitiesBaseline } from './pss-capabilities-baseline';
import { pssCapabilitiesRestricted } from './pss-capabilities-restricted';
import { pssHostNamespaces } from './pss-host-namespaces';
import { pssHostPathVolumes } from './pss-host-path-volumes';
import { pssHostPorts } from './pss-host-ports';
import { pssHostProbesAndHostLifecycle } from './pss-host-probes-and-host-lifecycle';
import { pssPrivileged } from './pss-privileged';
import { pssProcMount } from './pss-proc-mount';
import { pssProcMountRestricted } from './pss-proc-mount-restricted';
import { pssRestrictedVolumes } from './pss-restricted-volumes';
import { pssRunAsNonRoot } from './pss-run-as-non-root';
import { pssRunAsUser } from './pss-run-as-user';
import { pssSeLinuxOptions } from './pss-se-linux-options';
import { pssSeccompProfileBaseline } from './pss-seccomp-profile-baseline';
import { pssSeccompProfileRestricted } from './pss-seccomp-profile-restricted';
import { pssSysctls } from './pss-sysctls';
import { pssWindowsHostProcess } from './pss-windows-host-process';

/** Every policy of this domain. */
export const all: readonly Policy[] = [
  pssAllowPrivilegeEscalation,
  pssAppArmorProfile,
  pssCapabilitiesBaseline,
  pssCapabilitiesRestricted,
  pssHostNamespaces,
  pssHostPathVolumes,
  pssHostPorts,
  pssHostProbesAndHostLifecycle,
  pssPrivileged,
  pssProcMount,
  pssProcMountRestricted,
  pssRestrictedVolumes,
  pssRunAsNonRoot,
  pssRunAsUser,
  pssSeLinuxOptions,
  pssSeccompProfileBaseline,
  pssSeccompProfileRestricted,
  pssSysctls,
  pssWindowsHostProcess,
];
