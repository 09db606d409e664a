import { ingressRoutes, KubernetesRedis, kind } from '../../constructs';
import { Environment, readRelease } from '../../lib';
import { baseline } from '../../policies';

/** A cluster on the developer's machine, without any cloud account. */
export const development = new Environment({
  name: 'development',
  regions: [
    {
      region: 'local',
      clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind({ ingress: [{ namespace: 'ingress-nginx' }] }) }],
    },
  ],
  provisioners: [KubernetesRedis.provisioner({ image: 'redis:alpine' })],
  routes: ingressRoutes({ ingressClassName: 'nginx' }),
  policies: [baseline],
  release: readRelease('apps/releases/development.json'),
  replicas: 1,
});
