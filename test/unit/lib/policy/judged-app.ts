/** An app of which a pack says something, mandatory or advisory, on the line that defines the workload. */
export const app = `
import { Environment, expression, Platform, Waiver } from 'slipway';
import { kind, Workload } from 'slipway/constructs';

const policy = {
  name: 'acme/replicas',
  description: 'Deployments have at least five pods.',
  remediation: 'Set replicas to 5 or more.',
  source: 'https://acme.example/replicas',
  severity: 'high' as const,
  cure: 'Workload.replicas',
  rule: expression('apps/v1/Deployment', (deployment) => deployment.spec.replicas.atLeast(5)),
};
const environment = new Environment({
  name: 'development',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: 'v1' } } },
  policies: [{ name: 'acme', version: '1.0.0', policies: [policy], level: process.env.LEVEL as 'mandatory' }],
  waivers: process.env.EXPIRES
    ? [new Waiver({ rule: 'acme/replicas', path: 'shop-*/orders', reason: 'only two nodes until the move', owner: 'team', expires: process.env.EXPIRES })]
    : [],
});
const platform = new Platform({ organization: 'acme', clock: () => new Date('2026-03-01T12:00:00Z') });
environment.stamp(platform, 'shop', (stack) => {
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', resources: { requests: { cpu: '100m', memory: '64Mi' } } } as never);
});
platform.synth();
`;
/** Where the workload is defined, without the column. */
export const line = `main.ts:${app.split('\n').findIndex((text) => text.includes('new Workload')) + 1}`;
