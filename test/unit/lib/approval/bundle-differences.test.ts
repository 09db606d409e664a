import { type Bundle, bundleDifferences } from '../../../../lib/approval/bundle';

const [one, other] = ['0'.repeat(64), '1'.repeat(64)];
const bundle: Bundle = {
  organization: 'acme',
  environment: 'production',
  revision: 'a'.repeat(40),
  release: { file: 'releases/production.json', blob: 'b'.repeat(40) },
  files: { 'dist/a.yaml': one, 'dist/b.yaml': one },
  plans: { shop: one },
  plan: { sha256: one, acknowledge: [] },
  policies: { sha256: one, packs: ['baseline@1'] },
};

test.each<[found: Partial<Bundle>, said: readonly string[]]>([
  [{}, []],
  [{ organization: 'other' }, ['organization: acme was approved, and other is there']],
  [{ environment: 'staging' }, ['environment: production was approved, and staging is there']],
  [{ revision: 'c' }, [`revision: ${bundle.revision} was approved, and c is there`]],
  [
    { release: { ...bundle.release, blob: 'c' } },
    [`release releases/production.json: ${bundle.release.blob} was approved, and c is there`],
  ],
  [{ follows: other }, [`former bundle: none was approved, and ${other} is there`]],
  [
    { files: { 'dist/b.yaml': other, 'dist/c.yaml': one } },
    ['file dist/a.yaml is missing', 'file dist/b.yaml is another', 'file dist/c.yaml was added'],
  ],
  [{ plans: {} }, ['plan of shop is missing']],
  [{ plan: { sha256: other, acknowledge: [] } }, ['the semantic plan is another']],
  [{ policies: { sha256: other, packs: [] } }, ['what policies say is another', 'packs: baseline@1 was approved, and  is there']],
])('of a bundle of which %j is another, each difference is said', (changes, said) => {
  expect(bundleDifferences(bundle, { ...bundle, ...changes })).toEqual(said);
});

test('what an approved bundle follows, and another does not, is said', () => {
  expect(bundleDifferences({ ...bundle, follows: other }, bundle)).toEqual([`former bundle: ${other} was approved, and none is there`]);
});
