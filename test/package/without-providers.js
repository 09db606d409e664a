const { Environment, Platform } = require('slipway');
const { KubernetesRedis, kind, Redis, Workload } = require('slipway/constructs');

const development = new Environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine' })],
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1.0.0' } } },
});

const platform = new Platform({ organization: 'acme' });
development.stamp(platform, 'shop', (stack) => {
  new Workload(stack, 'orders', {
    image: 'ghcr.io/acme/orders',
    dependencies: { carts: new Redis({ size: 'small' }) },
    env: ({ carts }) => ({ CARTS: carts.host }),
  });
});
platform.synth();
