import { type Row, type Table, terraform } from '../table';
import { valued } from './valued';

/** Types with an attribute at a path, a value that fails, and one that passes; `undefined` is an attribute that is not set. */
export type Asked = readonly (readonly [types: string, path: string, fails: unknown, passes: unknown, around?: object])[];

/** Tables of attributes, one row of each kind for each type. */
export function tableOf(asked: Asked, place: object = {}): Table {
  const rows = asked.flatMap(([types, path, fails, passes, around = {}]) =>
    types.split(' ').map((type) => ({ type: `aws_${type}`, path, fails, passes, around })),
  );
  const row = (type: string, path: string, value: unknown, around: object): Row => ({
    resources: [terraform(type, { ...around, ...(value === undefined ? {} : valued(path, value)) })],
    ...place,
  });
  const named = (which: 'fails' | 'passes') =>
    Object.fromEntries(
      rows.map((one) => [`${one.type}, ${one.path} ${JSON.stringify(one[which])}`, row(one.type, one.path, one[which], one.around)]),
    );
  return { pass: named('passes'), fail: named('fails') };
}

/** Two tables as one. */
export function plus({ pass, fail, unknown }: Table, more: Table): Table {
  return { pass: { ...pass, ...more.pass }, fail: { ...fail, ...more.fail }, unknown: { ...unknown, ...more.unknown } };
}
