import { pssAppArmorProfile } from '../../../../policies/pod-security/pss-app-armor-profile';
import { pssCapabilitiesBaseline } from '../../../../policies/pod-security/pss-capabilities-baseline';
import { pssHostNamespaces } from '../../../../policies/pod-security/pss-host-namespaces';
import { pssHostPathVolumes } from '../../../../policies/pod-security/pss-host-path-volumes';
import { pssHostPorts } from '../../../../policies/pod-security/pss-host-ports';
import { pssHostProbesAndHostLifecycle } from '../../../../policies/pod-security/pss-host-probes-and-host-lifecycle';
import { pssPrivileged } from '../../../../policies/pod-security/pss-privileged';
import { pssProcMount } from '../../../../policies/pod-security/pss-proc-mount';
import { pssSeLinuxOptions } from '../../../../policies/pod-security/pss-se-linux-options';
import { pssSeccompProfileBaseline } from '../../../../policies/pod-security/pss-seccomp-profile-baseline';
import { pssSysctls } from '../../../../policies/pod-security/pss-sysctls';
import { pssWindowsHostProcess } from '../../../../policies/pod-security/pss-windows-host-process';
import { cronJob, deployment, describePolicy, pod } from '../table';
import { at, securityContext } from './containers';

const nothing = { 'a pod that says nothing': pod({ containers: [{ name: 'server' }] }), 'a pod without containers': pod({}) };

describePolicy(pssPrivileged, {
  pass: { ...nothing, 'a container that is not privileged': pod(securityContext({ privileged: false })) },
  fail: {
    'a privileged container': pod(securityContext({ privileged: true })),
    'a privileged init container of a Deployment': deployment(securityContext({ privileged: true }, 'initContainers')),
    'a privileged ephemeral container': pod(securityContext({ privileged: true }, 'ephemeralContainers')),
    'a privileged container of a CronJob': cronJob(securityContext({ privileged: true })),
    'containers that are no list': pod({ containers: 'server' }),
  },
  unknown: { 'a privilege that is substituted later': pod(securityContext({ privileged: '${PRIVILEGED}' })) },
});

describePolicy(pssHostNamespaces, {
  pass: { ...nothing, 'a pod that declines them': pod({ hostNetwork: false, hostPID: false, hostIPC: false }) },
  fail: {
    "a pod on the host's network": pod({ hostNetwork: true }),
    "a pod among the host's processes": pod({ hostPID: true }),
    "a pod that shares the host's memory": deployment({ hostIPC: true }),
  },
  unknown: { 'a network that is substituted later': pod({ hostNetwork: '${HOST}' }) },
});

describePolicy(pssHostPathVolumes, {
  pass: { ...nothing, 'a volume of another kind': pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }) },
  fail: {
    'a path of the host': pod({
      volumes: [
        { name: 'tmp', emptyDir: {} },
        { name: 'host', hostPath: { path: '/' } },
      ],
    }),
  },
  unknown: { 'volumes that are substituted later': pod({ volumes: '${VOLUMES}' }) },
});

describePolicy(pssHostPorts, {
  pass: {
    ...nothing,
    'a port of the container': pod({ containers: [{ name: 'server', ports: [{ containerPort: 80 }] }] }),
  },
  excused: {
    'the host port 0, which is none': pod({ containers: [{ name: 'server', ports: [{ containerPort: 80, hostPort: 0 }] }] }),
  },
  fail: {
    'a port of the host': pod({ containers: [{ name: 'server', ports: [{ containerPort: 80, hostPort: 80 }] }] }),
    "any port on the host's network": pod({ hostNetwork: true, containers: [{ name: 'server', ports: [{ containerPort: 80 }] }] }),
  },
  unknown: { 'a port that is substituted later': pod({ containers: [{ name: 'server', ports: [{ hostPort: '${PORT}' }] }] }) },
});

const asks = (probe: object) => pod({ containers: [{ name: 'server', ...probe }] });

describePolicy(pssHostProbesAndHostLifecycle, {
  pass: {
    ...nothing,
    'a probe of the pod itself': asks({ livenessProbe: { httpGet: { port: 80, host: '' } } }),
  },
  excused: {
    'another host, before Kubernetes 1.34': at('1.33', asks({ livenessProbe: { httpGet: { port: 80, host: 'example.com' } } })),
  },
  fail: {
    'a probe of another host': asks({ readinessProbe: { tcpSocket: { port: 80, host: '10.0.0.1' } } }),
    'a hook at another host': asks({ lifecycle: { preStop: { httpGet: { port: 80, host: 'example.com' } } } }),
  },
  unknown: { 'a host that is substituted later': asks({ startupProbe: { httpGet: { port: 80, host: '${HOST}' } } }) },
});

describePolicy(pssCapabilitiesBaseline, {
  pass: { ...nothing, 'a capability that runtimes give': pod(securityContext({ capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'] } })) },
  fail: {
    'another capability': pod(securityContext({ capabilities: { add: ['CHOWN', 'SYS_ADMIN'] } })),
    'all capabilities': deployment(securityContext({ capabilities: { add: ['ALL'] } }, 'initContainers')),
  },
  unknown: { 'a capability that is substituted later': pod(securityContext({ capabilities: { add: ['${CAPABILITY}'] } })) },
});

describePolicy(pssProcMount, {
  pass: {
    ...nothing,
    'the masked one': pod(securityContext({ procMount: 'Default' })),
  },
  excused: {
    'an unmasked /proc in a user namespace': pod({ hostUsers: false, ...securityContext({ procMount: 'Unmasked' }) }),
  },
  fail: {
    'an unmasked one': pod(securityContext({ procMount: 'Unmasked' })),
    'an unmasked one in a user namespace, before Kubernetes 1.35': at(
      '1.34',
      pod({ hostUsers: false, ...securityContext({ procMount: 'Unmasked' }) }),
    ),
  },
  unknown: { 'one that is substituted later': pod(securityContext({ procMount: '${PROC}' })) },
});

describePolicy(pssSeLinuxOptions, {
  pass: {
    ...nothing,
    'a type of containers': pod({ securityContext: { seLinuxOptions: { type: 'container_t', level: 's0' } } }),
  },
  excused: {
    'the type container_engine_t, since Kubernetes 1.31': pod(securityContext({ seLinuxOptions: { type: 'container_engine_t' } })),
  },
  fail: {
    'another type': pod(securityContext({ seLinuxOptions: { type: 'spc_t' } })),
    'a user': pod({ securityContext: { seLinuxOptions: { user: 'system_u' } } }),
    'a role': pod({ securityContext: { seLinuxOptions: { role: 'sysadm_r' } } }),
    'the engine type, before Kubernetes 1.31': at('1.30', pod(securityContext({ seLinuxOptions: { type: 'container_engine_t' } }))),
  },
  unknown: { 'a type that is substituted later': pod(securityContext({ seLinuxOptions: { type: '${TYPE}' } })) },
});

const annotated = (annotations: object) => pod({ containers: [{ name: 'server' }] }, { annotations });

describePolicy(pssAppArmorProfile, {
  pass: {
    ...nothing,
    "the runtime's profile": pod({ securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } }),
    'a local profile by annotation': annotated({ 'container.apparmor.security.beta.kubernetes.io/server': 'localhost/mine' }),
  },
  excused: {
    'an annotation of another matter': annotated({ note: 'unconfined' }),
  },
  fail: {
    'no profile for the pod': pod({ securityContext: { appArmorProfile: { type: 'Unconfined' } } }),
    'no profile for a container': pod(securityContext({ appArmorProfile: { type: 'Unconfined' } })),
    'no profile by annotation': annotated({ 'container.apparmor.security.beta.kubernetes.io/server': 'unconfined' }),
  },
  unknown: { 'a profile that is substituted later': pod(securityContext({ appArmorProfile: { type: '${PROFILE}' } })) },
});

describePolicy(pssSeccompProfileBaseline, {
  pass: {
    ...nothing,
    "the runtime's profile": pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }),
    'a local profile by annotation, before Kubernetes 1.19': at(
      '1.18',
      annotated({ 'container.seccomp.security.alpha.kubernetes.io/server': 'localhost/mine' }),
    ),
  },
  excused: {
    'an annotation that nobody reads since Kubernetes 1.19': annotated({ 'seccomp.security.alpha.kubernetes.io/pod': 'unconfined' }),
  },
  fail: {
    'no profile for the pod': pod({ securityContext: { seccompProfile: { type: 'Unconfined' } } }),
    'no profile for a container': pod(securityContext({ seccompProfile: { type: 'Unconfined' } }, 'initContainers')),
    'no profile by annotation, before Kubernetes 1.19': at(
      '1.18',
      annotated({ 'container.seccomp.security.alpha.kubernetes.io/server': 'unconfined' }),
    ),
  },
  unknown: { 'a profile that is substituted later': pod(securityContext({ seccompProfile: { type: '${PROFILE}' } })) },
});

const sysctl = (name: string) => pod({ securityContext: { sysctls: [{ name, value: '1' }] } });

describePolicy(pssSysctls, {
  pass: {
    ...nothing,
    'a safe parameter': sysctl('net.ipv4.ip_unprivileged_port_start'),
  },
  excused: {
    'a parameter that is kept apart since Kubernetes 1.29': sysctl('net.ipv4.tcp_keepalive_time'),
  },
  fail: {
    'an unsafe parameter': sysctl('kernel.msgmax'),
    'one that was not allowed before Kubernetes 1.29': at('1.28', sysctl('net.ipv4.tcp_keepalive_time')),
  },
  unknown: { 'a parameter that is substituted later': sysctl('${NAME}') },
});

describePolicy(pssWindowsHostProcess, {
  pass: { ...nothing, 'a container that declines it': pod(securityContext({ windowsOptions: { hostProcess: false } })) },
  fail: {
    'a pod of host processes': pod({ securityContext: { windowsOptions: { hostProcess: true } } }),
    'a container that is a host process': pod(securityContext({ windowsOptions: { hostProcess: true } })),
  },
  unknown: { 'one that is substituted later': pod(securityContext({ windowsOptions: { hostProcess: '${HOST}' } })) },
});
