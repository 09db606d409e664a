import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

/** Production wants images that stay what they are, and staging does not. */
const program = `
import { Environment, packWith, Platform, readRelease } from 'slipway';
import { kind, Workload } from 'slipway/constructs';
import { baseline } from 'slipway/policies';

const place = (name: string, rest: object) =>
  new Environment({
    name,
    regions: [{ region: 'local', clusters: [{ name, kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [],
    release: readRelease(\`releases/\${name}.json\`),
    ...rest,
  });
const platform = new Platform({ organization: 'acme' });
for (const environment of [
  place('staging', {}),
  place('production', { promotion: { from: 'staging' }, policies: [packWith(baseline, { levels: { 'k8s/image/tag': 'mandatory' } })] }),
])
  environment.stamp(platform, 'shop', (stack) => {
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } } });
  });
platform.synth();
`;

let project: Project;
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: project.folder, encoding: 'utf8' }).trim();
const at = (environment: string) => path.join(project.folder, `releases/${environment}.json`);
function release(environment: string, image: object): void {
  project.write(
    `releases/${environment}.json`,
    `${JSON.stringify({ schemaVersion: 1, images: { 'shop/orders': image } }, undefined, 2)}\n`,
  );
}

beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', program);
  project.write('package.json', '{ "name": "shop", "private": true }');
  project.write('.gitignore', 'node_modules/\ncdktf.out/\ndist/\n');
  release('staging', { tag: '1.0.0', digest: digest('0') });
  release('production', { tag: '1.0.0', digest: digest('0') });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'a');
  git('config', 'user.email', 'a@example.com');
});
afterAll(() => project.remove());

const promote = (...args: readonly string[]) => {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'a release');
  return project.slipway(['promote', 'shop', '--from', 'staging', '--to', 'production', '--commit', ...args]);
};

test('what the policies of the target would fail is not written, and ends with its code', () => {
  release('staging', { tag: 'latest' });
  const before = fs.readFileSync(at('production'), 'utf8');
  // WHEN
  const { code, stdout, stderr } = promote();
  // THEN
  expect([code, stdout]).toEqual([3, expect.stringMatching(/^Policies: failed by 1 finding \(k8s\/image\/tag\)\.$/m)]);
  expect(stderr).toContain('Not written: the policies of the environment would fail.\n');
  const { policies, isWritten } = JSON.parse(promote('-o', 'json').stdout);
  expect([policies, isWritten]).toMatchObject([{ passed: false, failing: [{ rule: 'k8s/image/tag', workload: 'shop/orders' }] }, false]);
  expect([fs.readFileSync(at('production'), 'utf8'), git('status', '--porcelain')]).toEqual([before, '']);
});

test('what passes is told with its verdict, and written', () => {
  release('staging', { tag: '1.1.0', digest: digest('1') });
  const { code, stdout, stderr } = promote();
  expect([code, code === 0 ? '' : stderr, stdout]).toEqual([0, '', expect.stringMatching(/^Policies: passed/m)]);
  expect(JSON.parse(fs.readFileSync(at('production'), 'utf8')).images['shop/orders']).toMatchObject({ tag: '1.1.0', digest: digest('1') });
});
