import { resourcesCpuRequest } from '../../../../policies/kubernetes/pods/resources-cpu-request';
import { resourcesEphemeral } from '../../../../policies/kubernetes/pods/resources-ephemeral';
import { resourcesMemory } from '../../../../policies/kubernetes/pods/resources-memory';
import { deployment, describePolicy, pod } from '../table';

const resources = (amounts: object) => deployment({ containers: [{ name: 'server', resources: amounts }] });
const nothing = { 'a pod without containers': pod({}) };

describePolicy(resourcesMemory, {
  pass: {
    ...nothing,
    'a limit above the request': resources({ requests: { memory: '64Mi' }, limits: { memory: '128M' } }),
    'a limit in other units': resources({ requests: { memory: '1Gi' }, limits: { memory: '1073741824' } }),
  },
  excused: {
    'a limit alone, which the API server takes for the request too': resources({ limits: { memory: '128Mi' } }),
    'a limit of the pod, which its containers share': pod({
      resources: { limits: { memory: '1Gi' } },
      containers: [{ name: 'server' }],
    }),
  },
  fail: {
    'no limit': resources({ requests: { memory: '64Mi' } }),
    'a limit below the request': resources({ requests: { memory: '1Gi' }, limits: { memory: '1G' } }),
    'thousandths of bytes': resources({ limits: { memory: '400m' } }),
    'an init container without limit': pod({ initContainers: [{ name: 'init' }] }),
    'a limit that is no quantity': resources({ requests: { memory: '64Mi' }, limits: { memory: 'much' } }),
  },
  unknown: { 'a limit that is substituted later': resources({ requests: { memory: '64Mi' }, limits: { memory: '${MEMORY}' } }) },
});

describePolicy(resourcesCpuRequest, {
  pass: {
    ...nothing,
    'a request': resources({ requests: { cpu: '50m' } }),
  },
  excused: {
    'a limit alone, which the API server takes for the request too': resources({ limits: { cpu: '1' } }),
    'a request of the pod, which its containers share': pod({ resources: { requests: { cpu: '1' } }, containers: [{ name: 'server' }] }),
  },
  fail: { 'no request': resources({ requests: { memory: '64Mi' } }), 'no resources at all': pod({ containers: [{ name: 'server' }] }) },
  unknown: { 'requests that are substituted later': resources({ requests: '${REQUESTS}' }) },
});

describePolicy(resourcesEphemeral, {
  pass: {
    ...nothing,
    'a limit': resources({ limits: { 'ephemeral-storage': '1Gi' } }),
  },
  excused: {
    'a sized emptyDir and a read-only root': pod({
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
      containers: [{ name: 'server', securityContext: { readOnlyRootFilesystem: true } }],
    }),
    'a volume of another kind': pod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
  },
  fail: {
    'an emptyDir without size': pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }),
    'a volume without source, which is an emptyDir': pod({ volumes: [{ name: 'tmp' }] }),
    'a root that can be written to, without limit': resources({}),
  },
  unknown: {
    'a root that is substituted later': pod({
      containers: [{ name: 'server', securityContext: { readOnlyRootFilesystem: '${READ_ONLY}' } }],
    }),
  },
});
