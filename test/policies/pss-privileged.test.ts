import { pssPrivileged } from '../../policies/pod-security/pss-privileged';
import { deployment, describePolicy, pod } from './table';

const containers = (securityContext: object) => [{ name: 'server', securityContext }];

describePolicy(pssPrivileged, {
  pass: {
    'a container that says nothing': pod({ containers: [{ name: 'server' }] }),
    'a container that is not privileged': pod({ containers: containers({ privileged: false }) }),
    'a pod without containers': pod({}),
  },
  fail: {
    'a privileged container': pod({ containers: containers({ privileged: true }) }),
    'a privileged init container': deployment({ initContainers: containers({ privileged: true }) }),
    'a privileged ephemeral container': pod({ ephemeralContainers: containers({ privileged: true }) }),
  },
  unknown: {
    'a container whose privilege is substituted later': pod({ containers: containers({ privileged: '${PRIVILEGED}' }) }),
  },
});
