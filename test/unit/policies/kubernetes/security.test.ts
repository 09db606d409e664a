import { portsSsh } from '../../../../policies/kubernetes/network/ports-ssh';
import { securityCriSocket } from '../../../../policies/kubernetes/pods/security-cri-socket';
import { securityReadOnlyRootFs } from '../../../../policies/kubernetes/pods/security-read-only-root-fs';
import { securityRunAsGroup } from '../../../../policies/kubernetes/pods/security-run-as-group';
import { describePolicy, pod } from '../table';

const context = (securityContext: object) => pod({ containers: [{ name: 'server', securityContext }] });
const nothing = { 'a pod without containers': pod({}) };

describePolicy(securityReadOnlyRootFs, {
  pass: {
    ...nothing,
    'a root that is read only': context({ readOnlyRootFilesystem: true }),
  },
  excused: {
    'a pod on Windows, which has no such thing': pod({ os: { name: 'windows' }, containers: [{ name: 'server' }] }),
    'a container that `kubectl debug` added': pod({ ephemeralContainers: [{ name: 'debug' }] }),
  },
  fail: {
    'a container that says nothing': pod({ containers: [{ name: 'server' }] }),
    'one that can be written to': context({ readOnlyRootFilesystem: false }),
  },
  unknown: { 'one that is substituted later': context({ readOnlyRootFilesystem: '${READ_ONLY}' }) },
});

describePolicy(securityRunAsGroup, {
  pass: { ...nothing, 'groups above 0': pod({ securityContext: { runAsGroup: 65532, fsGroup: 1000, supplementalGroups: [10] } }) },
  excused: {
    'a pod that says nothing: its image decides': pod({ containers: [{ name: 'server' }] }),
  },
  fail: {
    'the group of root for a pod': pod({ securityContext: { runAsGroup: 0 } }),
    'the group of root for a container': context({ runAsGroup: 0 }),
    'the group of root for volumes': pod({ securityContext: { fsGroup: 0 } }),
    'the group of root beside others': pod({ securityContext: { supplementalGroups: [10, 0] } }),
  },
  unknown: { 'a group that is substituted later': pod({ securityContext: { fsGroup: '${GROUP}' } }) },
});

const hostPath = (path: string) => pod({ volumes: [{ name: 'host', hostPath: { path } }] });

describePolicy(securityCriSocket, {
  pass: {
    ...nothing,
    'another path of the host': hostPath('/var/log'),
    'another volume': pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }),
  },
  fail: {
    "Docker's socket": hostPath('/var/run/docker.sock'),
    "containerd's socket": hostPath('/run/containerd/containerd.sock'),
    "CRI-O's socket": hostPath('/var/run/crio/crio.sock'),
    'the folder that holds one': hostPath('/var/run/'),
    'the whole host': hostPath('/'),
  },
  unknown: { 'a path that is substituted later': hostPath('${SOCKET}') },
});

const port = (containerPort: number | string, securityContext = {}, ofPod = {}) =>
  pod({ securityContext: ofPod, containers: [{ name: 'server', ports: [{ containerPort }], securityContext }] });

describePolicy(portsSsh, {
  pass: {
    ...nothing,
    'a high port': port(8080),
  },
  excused: {
    'a container that runs before the others': pod({ initContainers: [{ name: 'init', ports: [{ containerPort: 22 }] }], containers: [] }),
    'a low port with the capability': port(80, { capabilities: { add: ['NET_BIND_SERVICE'] } }),
    'a low port that the kernel gives to all': port(80, {}, { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] }),
  },
  fail: {
    SSH: port(22, { capabilities: { add: ['NET_BIND_SERVICE'] } }),
    'a low port without the capability': port(80),
    'the one beside that of SSH': port(23),
  },
  unknown: { 'a port that is substituted later': port('${PORT}') },
});
