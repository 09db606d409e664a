import { Postgres, PostgresSize } from '../../../../constructs';
import { UserError } from '../../../../lib';

test('a database hands over host, port, name and user, its password as a secret, and how far it is to be trusted', () => {
  const postgres = new Postgres({ size: 'small' });
  expect(postgres.outputs).toEqual({
    host: 'value',
    port: 'value',
    database: 'value',
    username: 'value',
    password: 'secret',
    sslMode: 'value',
    ca: 'file',
  });
  expect(postgres.stateful).toBe(true);
});

test('an unknown size is refused with the allowed ones', () => {
  expect(() => new Postgres({ size: 'huge' as PostgresSize })).toThrow(
    new UserError("'size' is 'huge'.", 'Choose one of: small, medium, large.'),
  );
});

test.each(['order-events', '1orders', 'Orders', '', 'o'.repeat(64)])("a database cannot be named '%s'", (database) => {
  expect(() => new Postgres({ size: 'small', database })).toThrow(`'database' is '${database}'. Write at most 63`);
});

test('a database name of 63 letters, digits and underscores is taken', () => {
  expect(new Postgres({ size: 'small', database: `o_1${'o'.repeat(60)}` }).database).toHaveLength(63);
});
