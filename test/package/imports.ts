import { Environment, Platform, Release, text, UserError } from 'slipway';
import { KubernetesRedis, kind, Redis, Workload } from 'slipway/constructs';
import { synthesize } from 'slipway/testing';

const release: Release = { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0.0' } } };

const development = new Environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })],
  release,
});

// @ts-expect-error no such size: had the import not been resolved, everything would be allowed
export const huge = () => new Redis({ size: 'huge' });

export const { resources } = synthesize(development, (stack) => {
  new Workload(stack, 'orders', {
    image: 'ghcr.io/acme/orders',
    dependencies: { carts: new Redis({ size: 'small' }) },
    env: ({ carts }) => ({ CARTS: text`${carts.host}:${carts.port}` }),
  });
});

export const thrown: readonly (typeof UserError | typeof Platform)[] = [UserError, Platform];
