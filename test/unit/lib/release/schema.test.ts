import Ajv2020 from 'ajv/dist/2020';
import * as fc from 'fast-check';
import { parseRelease } from '../../../../lib/release/parse-release';
import { check } from '../../../kit/property';
import { schemaOf } from '../../../kit/root';

const isAsDescribed = new Ajv2020({ strict: true }).compile(schemaOf('release'));
const isRead = (document: unknown) => {
  try {
    parseRelease(JSON.stringify(document), 'release.json');
    return true;
  } catch {
    return false;
  }
};

const digest = `sha256:${'0a'.repeat(32)}`;
/** Now and then something else. */
const mostly = <T>(...values: T[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.jsonValue() });
const image = fc.record(
  {
    tag: mostly('v1', '1.2.3'),
    digest: mostly(digest),
    from: mostly('0a'.repeat(20), '0a'.repeat(32)),
    source: fc.record({ repository: mostly('r', 'r'.repeat(501)), commit: mostly('4f2a', '4f2a\u0001') }),
  },
  { requiredKeys: ['tag'] },
);
const hold = fc.record(
  { reason: mostly('a reason'), by: mostly('ops'), since: mostly('2026-11-29'), until: mostly('2026-12-01'), other: fc.constant(1) },
  { requiredKeys: ['reason', 'by', 'since'] },
);
const release = fc.record(
  {
    $schema: mostly('release.schema.json'),
    schemaVersion: mostly(1),
    revision: mostly('4f'.repeat(20), '4f'.repeat(32), '4f2a', 'main'),
    holds: fc.dictionary(fc.constantFrom('*', 'shop', 'shop/cart', 'Shop'), hold, { maxKeys: 1 }),
    images: fc.dictionary(fc.constantFrom('shop/cart', 'shop/web', 'shop'), image, { maxKeys: 1 }),
    later: fc.jsonValue(),
  },
  { requiredKeys: ['schemaVersion', 'images'] },
);

test('what the schema describes is what is read', () => {
  let read = 0;
  check(
    fc.property(release, (document) => {
      expect([document, isRead(document)]).toEqual([document, isAsDescribed(document)]);
      if (isRead(document)) read++;
    }),
    { short: 300 },
  );
  expect(read).toBeGreaterThan(20);
});
