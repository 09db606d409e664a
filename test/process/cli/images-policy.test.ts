import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';
import { RegistryServer } from '../../kit/registry-server';

let server: RegistryServer;
let project: Project;
beforeAll(async () => {
  server = await RegistryServer.start();
  project = new Project(['lib', 'constructs', 'policies']);
});
afterAll(async () => {
  project.remove();
  await server.stop();
});

const program = (registry: string, approved: string) => `
import { Environment, packWith, Platform, readRelease, semver } from 'slipway';
import { kind, Workload } from 'slipway/constructs';
import { baseline, registries } from 'slipway/policies';

const staging = new Environment({
  name: 'staging',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: readRelease('releases/staging.json'),
  updates: { 'shop/*': semver('^2') },
  policies: [packWith(baseline, { parameters: [registries.set(['${approved}'])], levels: { 'k8s/image/registries': 'mandatory' } })],
});
const platform = new Platform({ organization: 'acme' });
staging.stamp(platform, 'shop', (stack) => {
  new Workload(stack, 'orders', { image: '${registry}/acme/orders', resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } } });
});
platform.synth();
`;

test.each([
  ['not approved', 'ghcr.io/acme', 3, 'not taken: it would violate k8s/image/registries', '2.0.0'],
  ['approved', '127.0.0.1', 0, '2.0.0 → 2.1.0', '2.1.0'],
])('an update from a registry that is %s ends with its code', async (_name, approved, wanted, said, tag) => {
  // GIVEN
  const file = path.join(project.folder, 'releases/staging.json');
  project.write('releases/staging.json', `${JSON.stringify({ schemaVersion: 1, images: { 'shop/orders': { tag: '2.0.0' } } })}\n`);
  project.program('main.ts', program(server.host, approved === '127.0.0.1' ? server.host : approved));
  server.json('/v2/acme/orders/tags/list', { tags: ['2.1.0'] });
  server.image({}, '2.1.0');
  // WHEN
  const { code, stdout } = await project.slipwayBeside(['images', 'update', '--env', 'staging']);
  // THEN
  expect([code, stdout]).toEqual([wanted, expect.stringContaining(said)]);
  expect(JSON.parse(fs.readFileSync(file, 'utf8')).images['shop/orders'].tag).toBe(tag);
});
