import { inspect } from 'node:util';
import { envSourceOf, Output, SecretOutput, text, UserError } from '../../../lib';

const secret = 'do-not-print';
const output = new Output('shop-production-eu-west-1/orders/db.host', 'DB_HOST', { value: secret });

test.each<[string, (value: Output) => unknown]>([
  ['a template string', (value) => `${value}`],
  ['addition', (value) => (value as unknown as number) + 1],
  ['concatenation', (value) => ['a', value].reduce((a, b) => (a as string) + (b as string))],
  ['JSON', (value) => JSON.stringify({ value })],
  ['String()', (value) => String(value)],
  ['a comparison of order', (value) => (value as unknown as number) < 3],
  // biome-ignore lint/suspicious/noDoubleEquals: coerces
  ['loose equality', (value) => (value as unknown as string) == 'x'],
  ['a property name', (value) => ({ [value as unknown as string]: 1 })],
  ['join', (value) => [value].join()],
  ['parseInt', (value) => Number.parseInt(value as unknown as string, 10)],
])('an output in %s throws, naming its path and the cure', (_use, use) => {
  for (const value of [output, new SecretOutput(output.path, 'DB_HOST', { value: 'x' })]) {
    expect(() => use(value)).toThrow(UserError);
    expect(() => use(value)).toThrow(/Output 'shop-production-eu-west-1\/orders\/db\.host' .* inside text`…`/);
  }
});

test.each<[string, (value: unknown) => unknown]>([
  ['a template string', (value) => `${value}`],
  ['addition', (value) => (value as number) + 1],
  ['JSON', (value) => JSON.stringify([value])],
])('a text in %s throws', (_use, use) => {
  expect(() => use(text`http://${output}`)).toThrow(/text`…` was used as a plain value/);
});

test('what stands behind an output is not seen by printing it', () => {
  expect(inspect(output, { depth: 9, showHidden: true })).not.toContain(secret);
  expect(Object.values(output)).not.toContain(secret);
  expect(envSourceOf(output)).toEqual({ value: secret });
});
