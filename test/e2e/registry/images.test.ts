import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from '../../kit/compiled';
import { describeWithLab } from '../lab/jest/with-lab';
import { basic, Registry, TokenServer, user } from './registry';

const commit = (digit: string) => digit.repeat(40);
const labels = (digit: string) => ({
  'org.opencontainers.image.revision': commit(digit),
  'org.opencontainers.image.source': 'https://github.com/acme/shop',
});

/** Three workloads in one environment; one of them of a registry that a policy does not approve. */
const program = ({ passwords, tokens }: { readonly passwords: string; readonly tokens: string }) => `
import { Environment, newestBuild, Platform, readRelease, semver } from 'slipway';
import { kind, Workload } from 'slipway/constructs';

const staging = new Environment({
  name: 'staging',
  regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: readRelease('releases/staging.json'),
  updates: { 'shop/*': semver('^1'), 'shop/cart': newestBuild(/^main-(?<time>\\d+)-[0-9a-f]+$/) },
});
const platform = new Platform({ organization: 'acme' });
const resources = { requests: { cpu: '100m', memory: '64Mi' } };
staging.stamp(platform, 'shop', (stack) => {
  new Workload(stack, 'web', { image: '${passwords}/acme/web', resources });
  new Workload(stack, 'cart', { image: '${tokens}/acme/cart', resources });
  new Workload(stack, 'ads', { image: '${passwords}/acme/ads', resources });
});
platform.synth();
`;

describeWithLab('Images of real registries', ['registry', 'git'], (sandbox) => {
  let tokens: TokenServer;
  let withPasswords: Registry;
  let withTokens: Registry;
  let project: Project;
  beforeAll(async () => {
    tokens = await TokenServer.start();
    withPasswords = await Registry.withPasswords(sandbox());
    withTokens = await Registry.withTokens(sandbox(), tokens);
    project = new Project(['lib', 'constructs', 'policies']);
    project.program('main.ts', program({ passwords: withPasswords.host, tokens: withTokens.host }));
    const helper = sandbox().write(
      'docker-credential-lab',
      `#!/bin/sh\nread server\n[ "$server" = "${withTokens.host}" ] && echo '{"ServerURL":"x","Username":"${user.name}","Secret":"${user.password}"}'\n`,
    );
    chmodSync(helper, 0o755);
    const auths = { [withPasswords.host]: { auth: basic.replace('Basic ', '') } };
    sandbox().write('config.json', JSON.stringify({ auths, credHelpers: { [withTokens.host]: 'lab' } }));
    const images = { 'shop/ads': { tag: '1.0.0' }, 'shop/cart': { tag: 'main-9-abc' }, 'shop/web': { tag: '1.9.0' } };
    project.write('releases/staging.json', `${JSON.stringify({ schemaVersion: 1, images }, undefined, 2)}\n`);
    await withPasswords.push(
      'acme/web',
      Array.from({ length: 260 }, (_, index) => `1.${index}.0`),
      { labels: labels('a') },
    );
    await withPasswords.push('acme/web', ['latest', '2.0.0', '1.300.0-rc.1'], { labels: labels('b') });
    await withTokens.push('acme/cart', ['main-9-abc', 'main-8-fff', 'pr-1000-abc'], { labels: labels('c') });
    await withPasswords.push('acme/ads', ['1.0.0']);
  });
  afterAll(async () => {
    project?.remove();
    await tokens?.stop();
  });

  const slipway = (...args: string[]) =>
    sandbox().run({
      name: 'slipway',
      command: [process.execPath, 'node_modules/slipway/lib/cli/main.js', ...args],
      cwd: project.folder,
      env: { ...sandbox().env, PATH: `${sandbox().folder}:${process.env.PATH}`, DOCKER_CONFIG: sandbox().folder },
      exits: [0, 1, 2, 3],
    });
  const images = () => JSON.parse(readFileSync(join(project.folder, 'releases/staging.json'), 'utf8')).images;
  const source = (digit: string) => ({ repository: 'https://github.com/acme/shop', commit: commit(digit) });

  test('what was pushed is found by its number and its time, pinned, and deployed', async () => {
    // GIVEN
    const web = (await fetch(`http://${withPasswords.host}/v2/acme/web/manifests/1.259.0`, {
      method: 'HEAD',
      headers: { authorization: basic, accept: 'application/vnd.oci.image.manifest.v1+json' },
    }).then(({ headers }) => headers.get('docker-content-digest')))!;
    const cart = await withTokens.pushIndex(
      'acme/cart',
      ['main-10-fff'],
      [
        { platform: 'linux/arm64', labels: labels('d') },
        { platform: 'linux/amd64', labels: labels('d') },
      ],
    );
    expect((await slipway('images', 'check', '--env', 'staging')).code).toBe(2);
    // WHEN
    const { code, stdout } = await slipway('images', 'update', '--env', 'staging');
    // THEN
    expect([code, stdout]).toEqual([0, expect.stringContaining('main-9-abc → main-10-fff')]);
    expect(images()).toEqual({
      'shop/ads': { tag: '1.0.0', digest: expect.stringMatching(/^sha256:/) },
      'shop/cart': { tag: 'main-10-fff', digest: cart, source: source('d') },
      'shop/web': { tag: '1.259.0', digest: web, source: source('a') },
    });
    expect((await slipway('images', 'check', '--env', 'staging')).code).toBe(0);
    await slipway('synth');
    const manifest = readFileSync(join(project.folder, 'dist/staging/kind/shop-staging-local/cart.k8s.yaml'), 'utf8');
    expect(manifest).toContain(`image: ${withTokens.host}/acme/cart:main-10-fff@${cart}`);
  });

  test('a tag that is pushed anew is told, and the release keeps what it has', async () => {
    const before = images();
    const moved = await withPasswords.push('acme/ads', ['1.0.0'], { labels: labels('e') });
    const { code, stdout } = await slipway('images', 'check', '--env', 'staging');
    expect([code, stdout]).toEqual([2, expect.stringContaining(`the tag moved to ${moved.slice(0, 19)}: not taken`)]);
    expect((await slipway('images', 'update', '--env', 'staging')).code).toBe(0);
    expect(images()).toEqual(before);
  });
});
