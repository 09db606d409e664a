import { Policy } from '../../lib';
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

/** The `baseline` Pod Security Standard. */
export const podSecurityBaseline: readonly Policy[] = [
  pssAppArmorProfile,
  pssCapabilitiesBaseline,
  pssHostNamespaces,
  pssHostPathVolumes,
  pssHostPorts,
  pssHostProbesAndHostLifecycle,
  pssPrivileged,
  pssProcMount,
  pssSeLinuxOptions,
  pssSeccompProfileBaseline,
  pssSysctls,
  pssWindowsHostProcess,
];

/** The `restricted` Pod Security Standard, which contains `baseline`. */
export const podSecurityRestricted: readonly Policy[] = [
  ...podSecurityBaseline,
  pssAllowPrivilegeEscalation,
  pssCapabilitiesRestricted,
  pssProcMountRestricted,
  pssRestrictedVolumes,
  pssRunAsNonRoot,
  pssRunAsUser,
  pssSeccompProfileRestricted,
];
