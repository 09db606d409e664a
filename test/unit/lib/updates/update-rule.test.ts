import { newestBuild, semver, UpdateRule, UserError } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { environment } from '../../../kit/places';

const release = (...workloads: string[]) =>
  ({ schemaVersion: 1, images: Object.fromEntries(workloads.map((workload) => [workload, { tag: '1.0.0' }])) }) as const;

test.each(['^2', '~2.1', '2.x', '>=2.1 <3', '^1 || ^2', '*', '^2.1.0-rc.0'])('%s is a range of versions', (range) => {
  expect(semver(range).terms).toEqual({ kind: 'semver', expression: range });
});

test.each<[string, () => unknown, string]>([
  ['a word', () => semver('latest'), "semver('latest') states no range of versions."],
  ['nothing', () => semver(' '), "semver(' ') states no range"],
  ['a long text', () => semver('1'.repeat(300)), 'states no range'],
  ['a number', () => semver(2 as never), "'expression' of an update rule is 2"],
  ['an option that is none', () => semver('^2', { prerelease: true } as never), "'prerelease' of semver('^2') is unknown"],
  ['a text as an option', () => semver('^2', { prereleases: 'yes' as never }), "'prereleases'"],
  ['a text as a pattern', () => newestBuild('^main-' as never), "newestBuild('^main-') states no pattern."],
  ['a pattern without a time', () => newestBuild(/^main-(\d+)$/), "newestBuild(/^main-(\\d+)$/) has no group 'time'"],
  [
    'a pattern that remembers',
    () => newestBuild(/^main-(?<time>\d+)$/g),
    "newestBuild(/^main-(?<time>\\d+)$/g) states flags other than 'i' and 'u'",
  ],
  ['a long pattern', () => newestBuild(new RegExp(`(?<time>${'a'.repeat(300)})`)), 'more than 200 characters'],
  ['terms of another kind', () => new UpdateRule({ kind: 'newest', expression: '' } as never), "'kind'"],
  ['terms that are no pattern', () => new UpdateRule({ kind: 'build', expression: '(' }), 'states no pattern'],
])('%s is no rule', (_name, make, said) => {
  expect(make).toThrow(UserError);
  expect(make).toThrow(said);
});

test('an environment says where new images come from, and tools read it in the assembly', () => {
  // GIVEN
  const staging = environment({
    name: 'staging',
    requireDigest: true,
    release: { schemaVersion: 1, images: { 'shop/cart': { tag: '1', digest: `sha256:${'0'.repeat(64)}` } } },
    updates: { 'shop/*': semver('^2', { prereleases: true }), 'shop/cart': newestBuild(/^main-(?<time>\d+)$/i) },
  });
  // WHEN
  const { files } = synthesizePlatform((platform) => staging.stamp(platform, 'shop', () => undefined, { empty: true }));
  // THEN
  expect(JSON.parse(files.get('cdktf.out/assembly.json')!).environments).toEqual([
    {
      name: 'staging',
      requireDigest: true,
      updates: [
        { workloads: 'shop/*', kind: 'semver', expression: '^2', prereleases: true },
        { workloads: 'shop/cart', kind: 'build', expression: '^main-(?<time>\\d+)$', flags: 'i' },
      ],
    },
  ]);
});

test('an environment that states nothing of its release is not told', () => {
  const { files } = synthesizePlatform((platform) => environment().stamp(platform, 'shop', () => undefined, { empty: true }));
  expect(JSON.parse(files.get('cdktf.out/assembly.json')!)).not.toHaveProperty('environments');
});

test.each<[string, object, string]>([
  [
    'names no workload',
    { 'shop/carts': semver('^2') },
    "'updates' of 'shop/carts', which names no workload of its release. Did you mean 'shop/cart'?",
  ],
  ['names no app', { 'pay/*': semver('^2') }, "'pay/*', which names no workload"],
  ['names one twice', { 'shop/*': semver('^2'), '*/cart': semver('^3') }, "'updates' of 'shop/cart' twice, as 'shop/*' and as '*/cart'"],
  ['is no key', { shop: semver('^2') }, "'<app>/*'"],
  ['has part of a name', { 'shop/ca*': semver('^2') }, "'<app>/*'"],
  ['is no rule', { 'shop/cart': '^2' }, "'updates['shop/cart']' of environment 'production' is '^2'"],
  ['only looks like a rule', { 'shop/cart': { terms: { kind: 'semver', expression: 'newest' } } }, "semver('newest') states no range"],
])('a key of updates that %s is refused', (_name, updates, said) => {
  expect(() => environment({ release: release('shop/cart', 'shop/web'), updates: updates as never })).toThrow(said);
});

test('the more specific of two keys settles what both name', () => {
  const updates = { 'shop/*': semver('^2'), '*/cart': semver('^3'), 'shop/cart': semver('^4'), '*/*': semver('^1') };
  expect(() => environment({ release: release('shop/cart', 'shop/web', 'pay/cart', 'pay/web'), updates })).not.toThrow();
});
