import { comparable } from '../../../../lib/plan/compare/comparable';
import { CustomTypes } from '../../../../lib/plan/facts/custom-types';
import type { Json, PlannedObject } from '../../../../lib/plan/read/planned-object';

const applied = (values: Json, engine: PlannedObject['engine'] = 'kubernetes') =>
  comparable({ engine, values } as PlannedObject, new CustomTypes());
const secret = (more: Json) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db', namespace: 'shop' }, ...more });
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('texts of a Secret stand beside what is encoded already, and win over it', () => {
  const { data, stringData } = applied(
    secret({ data: { user: base64('ann'), key: base64('old') }, stringData: { key: 'new', port: 5432 } }),
  );
  expect(data).toEqual({ user: base64('ann'), key: base64('new'), port: base64('5432') });
  expect(stringData).toBeUndefined();
});

test('texts of other kinds stay as they are, as do blocks of Terraform', () => {
  const mine = { apiVersion: 'example.com/v1', kind: 'Mine', metadata: { name: 'a' }, stringData: { a: 'b' } };
  expect(applied(mine)).toMatchObject({ stringData: { a: 'b' } });
  expect(applied(secret({ stringData: { a: 'b' } }), 'terraform')).toEqual(secret({ stringData: { a: 'b' } }));
});
