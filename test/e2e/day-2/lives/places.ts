import type { Life } from '../row';

const written = `delivery: new TerraformWritten(), terraform: [s3State({ bucket: 'acme-terraform-state', region: 'eu-central-1' }), awsProvider({ role: 'deploy', tags: { owner: 'shop', costCentre: '42' } }), kubernetesProviders()],`;

/** Where and how things are delivered. */
export const places: Life = {
  namespaces: ['mail'],
  firstDay: {
    regions: `region('eu-central-1', ['blue'])`,
    more: written,
    apps: {
      mail: `
  const orders = () =>
    new Workload(stack, 'orders', {
      image,
      dependencies: { carts: new Table({ partitionKey: { name: 'id', type: 'string' } }) },
      env: ({ carts }) => ({ CARTS: carts.name }),
    });
  const senders = () =>
    new Workload(stack, 'senders', { image, dependencies: { smtp: new Secret({ keys: ['apiKey'] }) }, env: ({ smtp }) => ({ KEY: smtp.apiKey }) });
  stack.place(orders, { data: { carts: 'independent' } });
  stack.place(senders, {});`,
    },
  },
  rows: [
    {
      change: 'change delivery from ConfigMap to External Secrets',
      says: '`delivery: new ExternalSecrets()`',
      steps: [(program) => ({ ...program, more: '' })],
    },
    {
      change: 'roll the delivery back',
      says: '`delivery: new TerraformWritten()`',
      steps: [(program) => ({ ...program, more: written })],
    },
    {
      change: 'add a region',
      says: "a region with its cluster; `data: { carts: 'independent' }`",
      steps: [(program) => ({ ...program, regions: `region('eu-central-1', ['blue']), region('eu-west-1', ['green'])` })],
    },
  ],
};
