import { Environment, Release } from 'slipway';
import { KubernetesRedis, kind } from 'slipway/constructs';
import { baseline } from 'slipway/policies';

/** A cluster on the developer's machine, without any cloud account. */
export const development = (release: Release) =>
  new Environment({
    name: 'development',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })],
    policies: [baseline],
    release,
    replicas: 1,
  });
