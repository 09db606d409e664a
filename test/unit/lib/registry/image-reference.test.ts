import * as fc from 'fast-check';
import { UserError } from '../../../../lib/errors';
import { type ImageReference, parseImage, printImage } from '../../../../lib/registry/image-reference';
import { check } from '../../../kit/property';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each<[string, ImageReference]>([
  ['redis', { registry: 'docker.io', path: 'library/redis' }],
  ['acme/orders', { registry: 'docker.io', path: 'acme/orders' }],
  ['docker.io/redis:8', { registry: 'docker.io', path: 'library/redis', tag: '8' }],
  ['index.docker.io/acme/orders', { registry: 'docker.io', path: 'acme/orders' }],
  ['localhost/orders', { registry: 'localhost', path: 'orders' }],
  ['localhost:5000/orders:1', { registry: 'localhost:5000', path: 'orders', tag: '1' }],
  ['ghcr.io/acme/orders:1.2.3', { registry: 'ghcr.io', path: 'acme/orders', tag: '1.2.3' }],
  ['GHCR.io/acme/orders', { registry: 'ghcr.io', path: 'acme/orders' }],
  ['[::1]:5000/a/b', { registry: '[::1]:5000', path: 'a/b' }],
  [`ghcr.io/a/b@${digest}`, { registry: 'ghcr.io', path: 'a/b', digest }],
  [`ghcr.io/a/b:v1@${digest}`, { registry: 'ghcr.io', path: 'a/b', tag: 'v1', digest }],
  ['registry.acme.com:8443/a__b/c-d--e/f.g', { registry: 'registry.acme.com:8443', path: 'a__b/c-d--e/f.g' }],
])('%s is an image with its name written out', (text, wanted) => {
  expect(parseImage(text)).toEqual(wanted);
});

test.each([
  '',
  ':1',
  'Orders',
  'ghcr.io/Acme/orders',
  'ghcr.io/acme//orders',
  'ghcr.io/acme/orders:',
  'ghcr.io/acme/orders:-1',
  `ghcr.io/acme/orders:${'a'.repeat(129)}`,
  'ghcr.io/acme/orders@sha256:abc',
  `ghcr.io/acme/orders@sha512:${'0'.repeat(128)}`,
  `ghcr.io/acme/orders@${digest.toUpperCase()}`,
  'ghcr.io/acme/../orders',
  'https://ghcr.io/acme/orders',
  'user:password@ghcr.io/acme/orders',
  'ghcr.io:99999/acme/orders',
  '127.1/acme/orders',
  '0x7f.0.0.1/acme/orders',
  '2130706433:80/acme/orders',
  'a.0/orders',
  'ghcr.io/acme/orders\r\nHost: evil',
  'ghcr.io/acme/orders?n=1',
  'ghcr.io/acme/orders#x',
  `ghcr.io/${'a'.repeat(300)}`,
  'a'.repeat(100_000),
])('%# is no image', (text) => {
  expect(() => parseImage(text)).toThrow(UserError);
});

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const path = fc
  .array(
    fc.tuple(word, fc.constantFrom('', '.', '_', '__', '-', '---'), word).map(([a, between, b]) => `${a}${between}${b}`),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join('/'));
const registry = fc.oneof(
  fc.constantFrom('ghcr.io', 'localhost', 'localhost:5000', '127.0.0.1:80', '[::1]:5000', 'a-b.example.com:8443'),
  fc.tuple(word, word, fc.nat(65_535)).map(([a, b, port]) => `${a}.x${b}:${port}`),
);
const reference = fc.record(
  { registry, path, tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/), digest: fc.constant(digest) },
  { requiredKeys: ['registry', 'path'] },
);

test('an image is what its text is read as', () => {
  check(fc.property(reference, (image) => expect(parseImage(printImage(image))).toEqual(image)));
});

test('what a text is read as has that meaning when it is printed', () => {
  const text = fc.oneof(
    reference.map((image) => printImage(image).replace(/^docker\.io\/(library\/)?/, '')),
    fc
      .array(fc.constantFrom('a', 'B', '0', '.', ':', '/', '@', '-', '_', '[', ']', 'sha256:', 'localhost', ' ', '\n', 'é'), {
        maxLength: 20,
      })
      .map((all) => all.join('')),
    fc.string(),
  );
  check(
    fc.property(text, (given) => {
      let image: ImageReference;
      try {
        image = parseImage(given);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        return;
      }
      expect(parseImage(printImage(image))).toEqual(image);
      expect(new URL(`https://${image.registry}/v2/${image.path}/tags/list`).pathname).toBe(`/v2/${image.path}/tags/list`);
    }),
    { short: 300 },
  );
});
