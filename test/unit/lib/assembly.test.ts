import * as fc from 'fast-check';
import { Resources, terraformResources, UserError } from '../../../lib';
import { canonicalJson, sha256 } from '../../../lib/documents/hash';
import { isUserError, paragraph } from '../../../lib/wording/report-user-errors';
import { check } from '../../kit/property';

describe('a hash', () => {
  test('is of equal values equal, in whatever order their keys were written', () => {
    const shuffled = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shuffled)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, shuffled(inner)]),
            )
          : value;
    check(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('tells lists of another order apart', () => {
    expect(sha256(canonicalJson([1, 2]))).not.toBe(sha256(canonicalJson([2, 1])));
  });
});

describe('the resources of a synthesis', () => {
  const resource = (type: string, path: string) => ({ type, path, address: `${type}.${path}`, values: {} });
  const all = new Resources([resource('a', 's/orders'), resource('a', 's/orders/x'), resource('b', 's/orders2')]);

  test('are found by type, and at or below a construct path', () => {
    expect(all.ofType('a')).toHaveLength(2);
    expect(all.below('s/orders').all.map(({ path }) => path)).toEqual(['s/orders', 's/orders/x']);
    expect(all.only('b').path).toBe('s/orders2');
  });

  test('are not the only one of a type where there is none, or more', () => {
    expect(() => all.only('a')).toThrow("2 resources of type 'a', not one (there: ");
    expect(() => all.only('c')).toThrow("0 resources of type 'c', not one (there: a");
  });

  test('are all blocks of Terraform that stand for something outside', () => {
    const block = (path: string) => ({ x: { '//': { metadata: { path } }, a: 1 } });
    expect(
      terraformResources({
        resource: { t: block('s/r') },
        data: { t: block('s/d') },
        ephemeral: { t: block('s/e') },
        provider: { aws: [] },
        terraform: {},
      }),
    ).toEqual([
      { type: 't', address: 't.x', path: 's/r', values: { a: 1 } },
      { type: 'data.t', address: 'data.t.x', path: 's/d', values: { a: 1 } },
      { type: 'ephemeral.t', address: 'ephemeral.t.x', path: 's/e', values: { a: 1 } },
    ]);
  });
});

describe('a mistake as it is printed', () => {
  const at = { file: 'apps/main.ts', line: 3, column: 5 };

  test('begins with the line that it names, or else with the one that is handed over', () => {
    expect(paragraph(new UserError('What.', 'Cure.', at))).toBe('Error: apps/main.ts:3:5: What.\nCure.');
    expect(paragraph(new UserError('What.', 'Cure.'), at)).toBe('Error: apps/main.ts:3:5: What.\nCure.');
    expect(paragraph(new UserError('What.', 'Cure.'))).toBe('Error: What.\nCure.');
  });

  test('cannot steer the terminal', () => {
    expect(paragraph(new UserError('\u001b[2Ja\u202eb.', '\u001b]0;title\u0007Cure.'))).toBe('Error: ab.\nCure.');
  });

  test('is known from another copy of the library', () => {
    class UserErrorOfAnother extends Error {
      override readonly name = 'UserError';
      readonly what = 'What.';
      readonly cure = 'Cure.';
    }
    expect(isUserError(new UserErrorOfAnother())).toBe(true);
    for (const other of [new Error('x'), null, undefined, 'x', { name: 'UserError', what: 'a', cure: 'b' }])
      expect(isUserError(other)).toBe(false);
  });
});
