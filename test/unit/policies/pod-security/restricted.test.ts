import { pssAllowPrivilegeEscalation } from '../../../../policies/pod-security/pss-allow-privilege-escalation';
import { pssCapabilitiesRestricted } from '../../../../policies/pod-security/pss-capabilities-restricted';
import { pssProcMountRestricted } from '../../../../policies/pod-security/pss-proc-mount-restricted';
import { pssRestrictedVolumes } from '../../../../policies/pod-security/pss-restricted-volumes';
import { pssRunAsNonRoot } from '../../../../policies/pod-security/pss-run-as-non-root';
import { pssRunAsUser } from '../../../../policies/pod-security/pss-run-as-user';
import { pssSeccompProfileRestricted } from '../../../../policies/pod-security/pss-seccomp-profile-restricted';
import { deployment, describePolicy, pod } from '../table';
import { at, securityContext } from './containers';

const nothing = pod({ containers: [{ name: 'server' }] });
const noContainer = { 'a pod without containers': pod({}) };
const onWindows = pod({ os: { name: 'windows' }, containers: [{ name: 'server' }] });

describePolicy(pssRestrictedVolumes, {
  pass: {
    'an emptyDir': pod({ volumes: [{ name: 'a', emptyDir: {} }] }),
    ...noContainer,
    'volumes that cannot reach the host': pod({
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'b', secret: { secretName: 'b' } },
      ],
    }),
    'a volume without a source, which is an emptyDir': pod({ volumes: [{ name: 'a' }] }),
  },
  fail: {
    'a path of the host': pod({ volumes: [{ name: 'a', hostPath: { path: '/' } }] }),
    'a kind of volume that nobody knows': pod({ volumes: [{ name: 'a', floppy: {} }] }),
  },
  unknown: { 'volumes that are substituted later': pod({ volumes: '${VOLUMES}' }) },
});

describePolicy(pssAllowPrivilegeEscalation, {
  pass: {
    ...noContainer,
    'a container that denies it': pod(securityContext({ allowPrivilegeEscalation: false })),
  },
  excused: {
    'a pod on Windows': onWindows,
  },
  fail: {
    'a container that says nothing': nothing,
    'an init container that allows it': deployment({
      ...securityContext({ allowPrivilegeEscalation: false }),
      initContainers: [{ name: 'init', securityContext: { allowPrivilegeEscalation: true } }],
    }),
    'a pod on Windows, before Kubernetes 1.25': at('1.24', onWindows),
  },
  unknown: { 'one that is substituted later': pod(securityContext({ allowPrivilegeEscalation: '${ESCALATION}' })) },
});

describePolicy(pssRunAsNonRoot, {
  pass: {
    ...noContainer,
    'a pod that demands it': pod({ securityContext: { runAsNonRoot: true }, containers: [{ name: 'server' }] }),
    'containers that each demand it': pod(securityContext({ runAsNonRoot: true })),
  },
  excused: {
    'a pod with a user namespace of its own': pod({ hostUsers: false, containers: [{ name: 'server' }] }),
  },
  fail: {
    'a pod that says nothing': nothing,
    'a container that takes it back': pod({ securityContext: { runAsNonRoot: true }, ...securityContext({ runAsNonRoot: false }) }),
    'a pod that permits root, whatever its containers say': pod({
      securityContext: { runAsNonRoot: false },
      ...securityContext({ runAsNonRoot: true }),
    }),
    'a user namespace, before Kubernetes 1.35': at('1.34', pod({ hostUsers: false, containers: [{ name: 'server' }] })),
  },
  unknown: { 'one that is substituted later': pod({ securityContext: { runAsNonRoot: '${NON_ROOT}' }, containers: [{ name: 'server' }] }) },
});

describePolicy(pssRunAsUser, {
  pass: { ...noContainer, 'a pod that says nothing': nothing, 'a user above 0': pod({ securityContext: { runAsUser: 65532 } }) },
  excused: {
    'root in a user namespace of its own': pod({ hostUsers: false, securityContext: { runAsUser: 0 } }),
  },
  fail: {
    'the user 0 of a pod': pod({ securityContext: { runAsUser: 0 } }),
    'the user 0 of a container': pod(securityContext({ runAsUser: 0 })),
  },
  unknown: { 'a user that is substituted later': pod(securityContext({ runAsUser: '${USER}' })) },
});

describePolicy(pssSeccompProfileRestricted, {
  pass: {
    ...noContainer,
    "the runtime's profile for the pod": pod({
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'server' }],
    }),
    'a local profile for each container': pod(securityContext({ seccompProfile: { type: 'Localhost' } })),
  },
  excused: {
    'a pod on Windows': onWindows,
  },
  fail: {
    'a pod that says nothing': nothing,
    'a container without profile beside others': pod({
      containers: [{ name: 'a', securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }, { name: 'b' }],
    }),
    'a container that takes it back': pod({
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      ...securityContext({ seccompProfile: { type: 'Unconfined' } }),
    }),
  },
  unknown: { 'a profile that is substituted later': pod(securityContext({ seccompProfile: { type: '${PROFILE}' } })) },
});

describePolicy(pssCapabilitiesRestricted, {
  pass: {
    ...noContainer,
    'a container that drops all': pod(securityContext({ capabilities: { drop: ['ALL'] } })),
    'one that binds low ports': pod(securityContext({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })),
  },
  excused: {
    'a pod on Windows': onWindows,
  },
  fail: {
    'a container that says nothing': nothing,
    'a container that drops some': pod(securityContext({ capabilities: { drop: ['NET_RAW'] } })),
    'small letters, which the kernel does not know': pod(securityContext({ capabilities: { drop: ['all'] } })),
    'a container that adds another': pod(securityContext({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })),
  },
  unknown: { 'capabilities that are substituted later': pod(securityContext({ capabilities: '${CAPABILITIES}' })) },
});

describePolicy(pssProcMountRestricted, {
  pass: {
    'the default in a user namespace': pod({ hostUsers: false, ...securityContext({ procMount: 'Default' }) }),
    ...noContainer,
    'a container that says nothing': nothing,
  },
  excused: {
    'an unmasked /proc, before Kubernetes 1.35': at('1.34', pod(securityContext({ procMount: 'Unmasked' }))),
  },
  fail: { 'an unmasked one, even in a user namespace': pod({ hostUsers: false, ...securityContext({ procMount: 'Unmasked' }) }) },
  unknown: { 'one that is substituted later': pod(securityContext({ procMount: '${PROC}' })) },
});
