import * as fc from 'fast-check';
import { checkName, joinParts, kebabCase, NameParts, shorten, UserError, upperSnakeCase } from '../../../lib';
import { checkPath } from '../../../lib/model/names';
import { check } from '../../kit/property';

const label = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const names = fc.stringMatching(/^[a-z]([a-z0-9-]{0,120}[a-z0-9])?$/);
const longNames = fc.stringMatching(/^[a-z][a-z0-9-]{64,120}[a-z0-9]$/);
const limits = fc.integer({ min: 18, max: 64 });

describe('a cut name', () => {
  test('never exceeds the limit and stays a name', () => {
    check(
      fc.property(fc.oneof(names, longNames), limits, (name, limit) => {
        const cut = shorten(name, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut).toMatch(label);
      }),
    );
  });

  test('ends with eight hexadecimal digits, and begins as the name does', () => {
    check(
      fc.property(longNames, limits, (name, limit) => {
        const [, start, hash] = /^(.*)-([0-9a-f]{8})$/.exec(shorten(name, limit))!;
        expect(hash).toHaveLength(8);
        expect(name.startsWith(start!)).toBe(true);
      }),
    );
  });

  test('is the name itself where that fits', () => {
    check(fc.property(names, (name) => expect(shorten(name, name.length)).toBe(name)));
  });

  test('tells names apart that differ only behind the cut', () => {
    check(
      fc.property(fc.uniqueArray(fc.oneof(names, longNames), { minLength: 2, maxLength: 20 }), limits, (several, limit) => {
        const cut = several.map((name) => shorten(`acme-production-eu-west-1-${name}`, limit));
        expect(new Set(cut).size).toBe(several.length);
      }),
    );
  });

  test('is the same in every run', () => {
    expect(shorten('acme-production-eu-west-1-shop-cartservice-carts', 40)).toBe('acme-production-eu-west-1-shop-9051a729');
  });
});

describe('the name of a cloud resource', () => {
  const parts = (changes: Partial<NameParts> = {}): NameParts => ({
    organization: 'acme',
    environment: 'production',
    region: 'eu-west-1',
    app: 'shop',
    ids: ['orders', 'uploads'],
    ...changes,
  });
  const part = fc.constantFrom('a', 'b', 'a-b', 'b-a', 'a-b-a', 'acme', 'eu-west-1');
  const anyParts = fc.record({
    organization: part,
    environment: part,
    region: fc.constantFrom('eu-west-1', 'us-gov-east-1'),
    app: part,
    ids: fc.array(part, { minLength: 1, maxLength: 4 }),
  });

  test('is its parts, where no part but the region has a hyphen', () => {
    expect(joinParts(parts(), 63)).toBe('acme-production-eu-west-1-shop-orders-uploads');
  });

  test.each<Partial<NameParts>>([
    { organization: 'acme-inc' },
    { environment: 'pr-12' },
    { app: 'shop-orders' },
    { ids: ['orders-api', 'uploads'] },
    { ids: ['orders', 'uploads-of-users'] },
  ])('ends in a hash where a part has a hyphen: %j', (changes) => {
    const { organization, environment, region, app, ids } = parts(changes);
    const joined = [organization, environment, region, app, ...ids].join('-');
    expect(joinParts(parts(changes), 255)).toMatch(new RegExp(`^${joined}-[0-9a-f]{8}$`));
  });

  test('is the same in every run', () => {
    expect(joinParts(parts({ app: 'shop-orders', ids: ['api'] }), 64)).toBe('acme-production-eu-west-1-shop-orders-api-2591826e');
  });

  test('is that of no other parts, whatever the limit', () => {
    check(
      fc.property(
        fc.uniqueArray(anyParts, { selector: (one) => JSON.stringify(one), minLength: 2, maxLength: 20 }),
        limits,
        (all, limit) => {
          const names = all.map((one) => joinParts(one, limit));
          expect(new Set(names).size).toBe(all.length);
          for (const name of names) expect(name.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  test.each([
    [parts({ app: 'shop', ids: ['orders-api'] }), parts({ app: 'shop-orders', ids: ['api'] })],
    [parts({ organization: 'acme-a', environment: 'b' }), parts({ organization: 'acme', environment: 'a-b' })],
    [parts({ ids: ['orders', 'dead', 'letters'] }), parts({ ids: ['orders', 'dead-letters'] })],
  ])('tells parts apart that join alike', (one, other) => {
    expect(joinParts(one, 255)).not.toBe(joinParts(other, 255));
  });
});

describe('a name', () => {
  test.each(['a', 'orders', 'a1', 'eu-west-1', 'a'.repeat(63)])('may be %s', (name) => {
    expect(checkName('A workload', name)).toBe(name);
  });

  test.each(['', 'a--b', 'Orders', '1a', '-a', 'a-', 'a_b', 'a.b', 'a b', 'a\n', 'ä', '__proto__', '../a', 'a/b', '${a}'])(
    'is refused with the value and the rule: %j',
    (name) => {
      expect(() => checkName('A workload', name)).toThrow(UserError);
      expect(() => checkName('A workload', name)).toThrow(
        `A workload has the name '${name}'. Use lower-case letters, digits and single hyphens; start with a letter, end with a letter or a digit.`,
      );
    },
  );

  test.each([undefined, null, 7, {}, ['orders'], Symbol('orders')])('that is no text is refused, whatever text it makes: %p', (name) => {
    const said = 'has a name that is no text. Write a text.';
    expect(() => checkName('A workload', name as never)).toThrow(`A workload ${said}`);
    expect(() => checkPath('A service', name as never)).toThrow(`A service ${said}`);
  });

  test.each(['orders', 'shop/orders'])('may have its app before it, where others name it: %s', (path) => {
    expect(checkPath('A service', path)).toBe(path);
    expect(() => checkPath('A service', `${path}/a/b`)).toThrow(`A service has the name '${path}/a/b'. Write '<name>', or '<app>/<name>'.`);
    expect(() => checkPath('A service', `${path}/`)).toThrow(UserError);
  });

  test('that is too long is refused with its length and the limit', () => {
    expect(() => checkName('A workload', 'a'.repeat(64))).toThrow(`of 64 characters. Use at most 63.`);
    expect(() => checkName('The organization', 'abcd', 3)).toThrow(`The organization has the name 'abcd' of 4 characters. Use at most 3.`);
  });
});

test.each([
  ['orders', 'orders', 'ORDERS'],
  ['orderEvents', 'order-events', 'ORDER_EVENTS'],
  ['db2', 'db2', 'DB2'],
  ['v1Db', 'v1-db', 'V1_DB'],
  ['orderDB', 'order-db', 'ORDER_DB'],
])('camelCase %s is %s in names and %s in variables', (camel, kebab, snake) => {
  expect(kebabCase(camel)).toBe(kebab);
  expect(upperSnakeCase(camel)).toBe(snake);
});
