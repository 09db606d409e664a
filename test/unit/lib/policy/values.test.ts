import fc from 'fast-check';
import { equal, quantityOf } from '../../../../lib/policy/expression/values';
import { matches } from '../../../../lib/policy/kubernetes/selector';
import { fieldPath, jsonPointer } from '../../../../lib/policy/values/pointer';
import { hasSecretMark } from '../../../../lib/policy/values/secret-marks';
import { secretNames } from '../../../../lib/policy/values/secret-names';
import { holdsCredential, looksRandom, secretFormats, secretSigns } from '../../../../lib/policy/values/secrets';
import { Unknown } from '../../../../lib/policy/values/unknown';
import { check } from '../../../kit/property';

test.each([
  ['1', 1],
  ['250m', 0.25],
  ['0.5', 0.5],
  ['.5', 0.5],
  ['64Mi', 64 * 1024 ** 2],
  ['1Gi', 1024 ** 3],
  ['1G', 1e9],
  ['128974848', 128974848],
  ['129e6', 129e6],
  ['1E', 1e18],
  ['100k', 1e5],
  ['5n', 5e-9],
  [64, 64],
  ['', undefined],
  ['much', undefined],
  ['1.5.5', undefined],
  ['1 Gi', undefined],
  ['Gi', undefined],
])("the quantity '%s' is %s", (text, expected) => expect(quantityOf(text)).toBe(expected));

test('values are equal to themselves, however they are copied', () => {
  check(fc.property(fc.jsonValue(), (value) => equal(value, structuredClone(value))));
});

test('values that differ as JSON are not equal, but for text that spells a number or a truth', () => {
  check(
    fc.property(
      fc.object({ maxDepth: 2 }),
      fc.object({ maxDepth: 2 }),
      (one, other) => !equal(one, other) || Object.keys(one).length === Object.keys(other).length,
    ),
  );
  expect([equal({ a: 1 }, { a: 2 }), equal([1], [1, 2]), equal([], {}), equal({ a: 1 }, { b: 1 }), equal('a', 'b')]).not.toContain(true);
  expect([equal('true', true), equal(5, '5')]).not.toContain(false);
});

test('a path is a JSON pointer, and words for people', () => {
  const steps = [{ key: 'spec' }, { key: 'containers' }, { key: 1, name: 'server' }, { key: 'env' }, { key: 0 }, { key: 'a/b~c' }];
  expect(jsonPointer(steps)).toBe('/spec/containers/1/env/0/a~1b~0c');
  expect(fieldPath(steps)).toBe("spec.containers[server].env[0]['a/b~c']");
});

test.each<[string, readonly string[], boolean]>([
  ['${aws_s3_bucket.uploads.id}', ['aws_s3_bucket.uploads'], true],
  ['arn:aws:s3:::${aws_s3_bucket.uploads.id}/${var.prefix}', ['aws_s3_bucket.uploads'], true],
  ['${data.aws_region.current.name}', ['data.aws_region.current'], true],
  ['${aws_kms_key.it[0].arn}', ['aws_kms_key.it'], true],
  ['${var.key}', [], false],
  ['${var.on ? aws_kms_key.it.arn : null}', ['aws_kms_key.it'], false],
  ['${module.bucket.id}', [], false],
])("'%s' refers to %j", (text, references, certain) => {
  const unknown = new Unknown(text);
  expect({ references: unknown.references, certain: unknown.certain }).toEqual({ references, certain });
});

test.each<[string, object, boolean]>([
  ['labels', { matchLabels: { app: 'orders' } }, true],
  ['other labels', { matchLabels: { app: 'other' } }, false],
  ['nothing', {}, true],
  ['a key among values', { matchExpressions: [{ key: 'app', operator: 'In', values: ['orders'] }] }, true],
  ['a key not among values', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['orders'] }] }, false],
  ['a key that is there', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['a key that is not there', { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, true],
  ['an operator that nobody knows', { matchExpressions: [{ key: 'app', operator: 'Like' }] }, false],
  ['what every JavaScript object has', { matchLabels: { constructor: 'x' } }, false],
])('a selector of %s', (_sentence, selector, expected) => expect(matches(selector, { app: 'orders' })).toBe(expected));

test.each(['password', 'db_password', 'api-key', 'access_key', 'github_token', 'mysql_pwd', 'client_secret'])(
  "'%s' is the name of a secret",
  (name) => expect(name).toMatch(secretNames),
);

test.each(['password_file', 'token_url', 'secret_name', 'tokens', 'keyboard', 'secret_arn', 'bypass'])(
  "'%s' is not the name of a secret",
  (name) => expect(name).not.toMatch(secretNames),
);

test.each(['AKIAIOSFODNN7EXAMPLE', '-----BEGIN RSA PRIVATE KEY-----', 'postgres://me:hunter2@db/orders', `ghp_${'a1'.repeat(18)}`])(
  "'%s' is a secret by its form",
  (text) => expect(text).toMatch(secretFormats),
);

test.each([
  'https://example.com/a:b@c',
  'postgres://me:$(DB_PASSWORD)@db/orders',
  'postgres://me:${password}@db/orders',
  'arn:aws:iam::111122223333:role/orders',
])("'%s' is no secret", (text) => expect(text).not.toMatch(secretFormats));

test('generated keys look random; names, hashes and sentences do not', () => {
  expect(['wJalrXUtnFEMI9K7MDENGbPxRfiCYzzz3XAMPLEKEY', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU='].map(looksRandom)).not.toContain(false);
  expect(
    [
      'acme-production-eu-west-1-receipts-receipts-orders',
      '2cbdb2c7679d83c10186726c01e3e04a0d1aaaaa',
      'the quick brown fox jumps',
      'us-central1-docker.pkg.dev/online',
      'AbC1',
      'NoUTF8EscapingWithSuffixes',
    ].map(looksRandom),
  ).not.toContain(true);
});

test('whatever is a secret by its form has a sign of it', () =>
  check(
    fc.property(fc.stringMatching(secretFormats), (text) => expect(text).toMatch(secretSigns)),
    { short: 200, long: 5_000 },
  ));

/** The forms, one by one: what stands between bars that are in no group. */
const eachForm: string[] = [];
for (const part of secretFormats.source.split('|')) {
  const former = eachForm.at(-1);
  if (former === undefined || isRegExp(former)) eachForm.push(part);
  else eachForm[eachForm.length - 1] = `${former}|${part}`;
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

test.each(eachForm)('a secret is found by its form, whatever it stands in: %s', (form) => {
  const isFound = (text: string) => hasSecretMark(`é ${text}`) && (text.length < 12 || holdsCredential(text));
  check(
    fc.property(fc.stringMatching(new RegExp(form)), (text) => expect([text, isFound(text)]).toEqual([text, true])),
    { short: 10, long: 500 },
  );
});

test.each([
  ['a name', secretNames, `${'access'.repeat(10_000)}x`],
  ['a URL', secretFormats, `${'://a:'.repeat(10_000)}`],
  ['a token', secretFormats, `eyJ${'a'.repeat(50_000)}`],
  ['a key', secretFormats, `-----BEGIN ${'A '.repeat(25_000)}`],
])('hostile text in %s is read in no time', (_sentence, pattern, text) => {
  const before = process.cpuUsage();
  pattern.test(text);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
});
