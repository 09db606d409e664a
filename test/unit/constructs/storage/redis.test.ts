import { Redis, RedisSize } from '../../../../constructs';

test('a Redis hands over host, port, whether to use TLS, and how to log in', () => {
  expect(new Redis({ size: 'small' }).outputs).toEqual({
    host: 'value',
    port: 'value',
    tls: 'value',
    auth: 'value',
    username: 'value',
    password: 'secret',
    cacheName: 'value',
  });
});

test('a Redis holds data that belongs to one region', () => {
  expect(new Redis({ size: 'small' }).stateful).toBe(true);
});

test('an unknown size is refused with the allowed ones', () => {
  expect(() => new Redis({ size: 'tiny' as RedisSize })).toThrow("'size' is 'tiny'. Choose one of: small, medium, large.");
});
