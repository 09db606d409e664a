import * as fs from 'node:fs';
import type { ServerResponse } from 'node:http';
import * as path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import type { AssembledUpdate, Assembly } from '../../../lib/assembly/assembly';
import type { Hold, ReleasedImage } from '../../../lib/release/release';
import { RegistryServer } from '../../kit/registry-server';
import { schemaOf } from '../../kit/root';
import { stack } from './assemblies';
import { Project, Slipway, writing } from './slipway';

let slipway: Slipway;
let server: RegistryServer;
let project: Project;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  server = await RegistryServer.start();
});
afterEach(async () => {
  project.remove();
  await server.stop();
});

const list = '/v2/acme/orders/tags/list';
const file = 'releases/staging.json';
const labels = { 'org.opencontainers.image.revision': 'a'.repeat(40), 'org.opencontainers.image.source': 'https://github.com/acme/orders' };
const source = { repository: 'https://github.com/acme/orders', commit: 'a'.repeat(40) };
const old = `sha256:${'0'.repeat(64)}`;

interface Given {
  readonly current?: ReleasedImage;
  readonly updates?: readonly Partial<AssembledUpdate>[];
  readonly holds?: Readonly<Record<string, Hold>>;
}

/** A project whose `orders` runs an image of the server. */
function given({ current = { tag: '2.0.0', digest: old }, updates = [{}], holds }: Given = {}): void {
  const { workloads: _none, ...one } = stack('shop', 'staging', 'local', ['kind']);
  const [orders] = stack('shop', 'staging', 'local', ['kind']).workloads;
  const rules = updates.map((rule): AssembledUpdate => ({ workloads: 'shop/*', kind: 'semver', expression: '^2', ...rule }));
  const assembly: Assembly = {
    schemaVersion: 1,
    organization: 'acme',
    environments: [{ name: 'staging', release: file, updates: rules }],
    stacks: [{ ...one, workloads: [{ ...orders!, image: `${server.host}/acme/orders:2.0.0` }] }],
  };
  project = new Project(writing(assembly));
  project.write(
    file,
    `${JSON.stringify({ schemaVersion: 1, ...(holds && { holds }), images: { 'shop/orders': current } }, undefined, 2)}\n`,
  );
}

const run = (action: string, ...args: string[]) => slipway.runBeside(project.folder, ['images', action, '--env', 'staging', ...args]);
const release = () => fs.readFileSync(path.join(project.folder, file), 'utf8');
const released = () => JSON.parse(release()).images['shop/orders'];
const held: Hold = { reason: 'carts are lost', by: 'ops', since: '2026-01-01' };

test('update writes tag, digest and commit of what is newer, and a second run finds nothing to do', async () => {
  given();
  server.json(list, { tags: ['2.0.0', '2.10.0', '2.9.0', '3.0.0', 'latest'] });
  server.image({}, '2.0.0');
  const digest = server.image(labels, '2.10.0');
  const { code, stdout, stderr } = await run('update');
  expect({ code, stderr }).toEqual({ code: 0, stderr: `Wrote ${file}.\n` });
  expect(stdout).toContain('shop/orders  2.0.0 → 2.10.0');
  expect(stdout).toContain('commit aaaaaaaaaaaa of https://github.com/acme/orders');
  expect(released()).toEqual({ tag: '2.10.0', digest, source });
  const before = release();
  expect(await run('update')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2.10.0  is the newest'),
    stderr: 'Nothing to write.\n',
  });
  expect(release()).toBe(before);
});

test('only the metadata of what would run is asked for, never of every tag', async () => {
  given();
  server.json(list, { tags: ['2.0.0', ...Array.from({ length: 300 }, (_, index) => `2.1.${index}`)] });
  for (const tag of ['2.0.0', '2.1.299']) server.image(labels, tag);
  expect(await run('check')).toMatchObject({ code: 2 });
  expect(new Set(server.asked.flatMap((each) => /manifests\/(2\S+)/.exec(each)?.[1] ?? []))).toEqual(new Set(['2.0.0', '2.1.299']));
});

test('check ends with 2 where something is newer, and writes nothing', async () => {
  given();
  server.json(list, { tags: ['2.1.0'] });
  server.image(labels, '2.1.0');
  const before = release();
  expect(await run('check')).toMatchObject({ code: 2, stdout: expect.stringContaining('2.0.0 → 2.1.0') });
  expect(await run('update', '--dry-run')).toMatchObject({ code: 0, stderr: 'Not written: --dry-run.\n' });
  expect(release()).toBe(before);
});

test('a tag that moved is told, and never taken', async () => {
  given();
  server.json(list, { tags: ['2.0.0'] });
  const digest = server.image(labels, '2.0.0');
  const before = release();
  expect(await run('check')).toMatchObject({
    code: 2,
    stdout: expect.stringContaining(`the tag moved to ${digest.slice(0, 19)}: not taken`),
  });
  expect(await run('update')).toMatchObject({ code: 0, stderr: 'Nothing to write.\n' });
  expect(release()).toBe(before);
});

test('a registry that only says that a tag moved is not believed', async () => {
  const digest = server.image(labels, '2.0.0');
  given({ current: { tag: '2.0.0', digest } });
  server.json(list, { tags: ['2.0.0'] });
  server.on('HEAD /v2/acme/orders/manifests/2.0.0', (_request, response) =>
    response.writeHead(200, { 'docker-content-digest': old }).end(),
  );
  expect(await run('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('2.0.0  is the newest') });
});

test('what runs by its tag alone gets its digest', async () => {
  const digest = server.image(labels, '2.0.0');
  given({ current: { tag: '2.0.0' } });
  server.json(list, { tags: ['2.0.0'] });
  expect(await run('update')).toMatchObject({ code: 0 });
  expect(released()).toEqual({ tag: '2.0.0', digest, source });
});

test.each(['shop/orders', 'shop', '*'])('a hold of %s stops an update, and is named', async (key) => {
  given({ holds: { [key]: held } });
  server.json(list, { tags: ['2.1.0'] });
  server.image(labels, '2.1.0');
  const before = release();
  const { code, stdout } = await run('update');
  expect(code).toBe(0);
  expect(stdout).toContain(`2.0.0 → 2.1.0  held, as '${key}', by ops since 2026-01-01: carts are lost`);
  expect(release()).toBe(before);
  expect(await run('check')).toMatchObject({ code: 0 });
});

test('a hold that ended stops nothing', async () => {
  given({ holds: { shop: { ...held, until: '2026-01-02' } } });
  server.json(list, { tags: ['2.1.0'] });
  server.image(labels, '2.1.0');
  expect(await run('update')).toMatchObject({ code: 0 });
  expect(released().tag).toBe('2.1.0');
});

test('an image without labels is taken, and that is told', async () => {
  given();
  server.json(list, { tags: ['2.1.0'] });
  const digest = server.image({}, '2.1.0');
  const { stdout } = await run('update');
  expect(stdout.replace(/\s+/g, ' ')).toContain('2.1.0 does not say which commit it is of');
  expect(released()).toEqual({ tag: '2.1.0', digest });
});

test.each<[string, (tag: string) => void, string]>([
  [
    'of a chart',
    () =>
      server.holds(
        {
          schemaVersion: 2,
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: old },
          layers: [],
        },
        '2.1.0',
      ),
    'no container image',
  ],
  [
    'of a kind that nobody knows',
    () => server.holds({ schemaVersion: 2, mediaType: 'application/vnd.acme.thing.v1+json', config: { digest: old }, layers: [] }, '2.1.0'),
    'application/vnd.acme.thing.v1+json',
  ],
  [
    'that is refused',
    () => server.on('/v2/acme/orders/manifests/2.1.0', (_request, response) => response.writeHead(403).end()),
    'answers 403',
  ],
])('a newer image %s is an error, and nothing is written', async (_name, serve, said) => {
  given();
  server.json(list, { tags: ['2.1.0'] });
  serve('2.1.0');
  const before = release();
  for (const action of ['list', 'check', 'update']) {
    const { code, stderr } = await run(action);
    expect([code, stderr]).toEqual([1, expect.stringContaining(said)]);
    expect(stderr).toMatch(/^(.*\n)?Error: Nothing is known of shop\/orders: /);
  }
  expect(release()).toBe(before);
});

test.each<[string, (response: ServerResponse) => void, number, string]>([
  ['forbids', (response) => response.writeHead(403).end(), 1, 'answers 403'],
  ['has no such repository', (response) => response.writeHead(404).end(), 1, 'answers 404'],
  ['wants an hour', (response) => response.writeHead(429, { 'retry-after': '3600' }).end(), 1, 'Nothing is known of shop/orders'],
  ['is broken', (response) => response.writeHead(500).end(), 1, 'answers 500'],
  ['is slow', (response) => setTimeout(() => response.end('{"tags":["2.0.0"]}'), 1_500), 0, ''],
])('a registry that %s is told in a sentence, and nothing is written', async (_name, answer, wanted, said) => {
  given();
  server.image(labels, '2.0.0');
  server.on(list, (_request, response) => answer(response));
  const before = release();
  const { code, stderr } = await run('update');
  expect([code, stderr]).toEqual([wanted, expect.stringContaining(said)]);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(release()).toBe(before);
});

test('a registry that wants to know who asks is told with its cure', async () => {
  given();
  server.on(list, (_request, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end());
  const { code, stderr } = await run('check');
  expect(code).toBe(1);
  expect(stderr).toContain('answers 401 when it is asked for its tags');
  expect(stderr).toContain(`docker login ${server.host}`);
});

test('a pattern that takes for ever is stopped', async () => {
  given({ updates: [{ kind: 'build', expression: '(?<time>(a+)+)' }] });
  server.json(list, { tags: [`${'a'.repeat(60)}0`] });
  const { code, stderr } = await run('check');
  expect(code).toBe(1);
  expect(stderr).toContain('takes longer than 2 seconds for 1 tags');
});

test('the assembly and what registries answer steer no terminal', async () => {
  given({ updates: [{ expression: '\u001b[2J^2' }] });
  server.on(list, (_request, response) => response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://\u00ff\u009b2J/"' }).end());
  const { stdout, stderr } = await run('list');
  expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}]/u);
});

test('-o json says all of it, and nothing else is on stdout', async () => {
  given();
  server.json(list, { tags: ['2.1.0', '2.0.0'] });
  const digest = server.image(labels, '2.1.0');
  const moved = server.image({}, '2.0.0');
  const { code, stdout } = await run('update', '-o', 'json');
  expect(code).toBe(0);
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schemaOf('images'));
  expect(validate(JSON.parse(stdout)) || validate.errors).toBe(true);
  expect(JSON.parse(stdout)).toEqual({
    schemaVersion: 1,
    environment: 'staging',
    release: file,
    images: [
      {
        workload: 'shop/orders',
        repositories: [`${server.host}/acme/orders`],
        current: { tag: '2.0.0', digest: old },
        rule: "semver('^2')",
        state: 'newer',
        update: { tag: '2.1.0', digest, source },
        movedTo: moved,
        candidates: ['2.1.0', '2.0.0'],
        matching: 2,
        notes: [`the tag 2.0.0 stands for ${moved.slice(0, 19)} now, and the release has ${old.slice(0, 19)}`],
      },
    ],
    updated: ['shop/orders'],
    overtaken: [],
  });
});

test('an entry that somebody changed meanwhile stays as they wrote it', async () => {
  given();
  server.json(list, { tags: ['2.1.0'] });
  server.on(list, (_request, response) => {
    fs.writeFileSync(path.join(project.folder, file), release().replace('2.0.0', '2.0.1'));
    response.end('{"tags":["2.1.0"]}');
  });
  server.image(labels, '2.1.0');
  expect(await run('update')).toMatchObject({ code: 0, stderr: 'Nothing to write. Somebody changed shop/orders meanwhile: run again.\n' });
  expect(released().tag).toBe('2.0.1');
});

test('two runs at once come to one outcome', async () => {
  given();
  server.json(list, { tags: ['2.1.0'] });
  const digest = server.image(labels, '2.1.0');
  const runs = await Promise.all([run('update'), run('update'), run('update')]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(released()).toEqual({ tag: '2.1.0', digest, source });
  expect(fs.readdirSync(path.join(project.folder, 'releases'))).toEqual(['staging.json']);
});

test.each([
  [['--env', 'stagin'], "There is no environment named 'stagin'. Choose one of: staging."],
  [[], "Required option '--env <name>' not specified"],
])('%j is an error in a sentence', async (args, said) => {
  given();
  const { code, stderr } = await slipway.runBeside(project.folder, ['images', 'check', ...args]);
  expect(code).toBe(1);
  expect(stderr.replace(/\s+/g, ' ')).toContain(said);
});

test('without updates nothing is asked', async () => {
  given({ updates: [] });
  expect(await run('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('no workload states where its images come from') });
  expect(server.asked).toEqual([]);
});

test.each(['list', 'check', 'update'])('--help of images %s has two examples', async (action) => {
  given();
  const { code, stdout } = await slipway.runBeside(project.folder, ['images', action, '--help']);
  expect(code).toBe(0);
  expect(stdout.match(/^ {2}\$ slipway images /gm)).toHaveLength(2);
});
