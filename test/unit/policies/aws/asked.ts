import { type Row, type Table, terraform } from '../table';
import { valued } from './valued';

/** Types with an attribute at a path, a value that fails, and one that passes; `undefined` is an attribute that is not set. */
export type Asked = readonly (readonly [types: string, path: string, fails: unknown, passes: unknown, around?: object])[];

/** Tables of attributes, one row of each kind for each type; what passes where an attribute is not set has the provider's default as an excuse. */
export function tableOf(asked: Asked, place: object = {}): Table {
  const rows = asked.flatMap(([types, path, fails, passes, around = {}]) =>
    types.split(' ').map((type) => ({ type: `aws_${type}`, path, fails, passes, around })),
  );
  const row = (type: string, path: string, value: unknown, around: object): Row => ({
    resources: [terraform(type, { ...around, ...(value === undefined ? {} : valued(path, value)) })],
    ...place,
  });
  const named = (which: 'fails' | 'passes', some: typeof rows) =>
    Object.fromEntries(
      some.map((one) => [
        one[which] === undefined ? `${one.type} without ${one.path}` : `${one.type}, ${one.path} ${JSON.stringify(one[which])}`,
        row(one.type, one.path, one[which], one.around),
      ]),
    );
  const silent = rows.filter(({ passes }) => passes === undefined);
  const said = rows.filter(({ passes }) => passes !== undefined);
  return { pass: named('passes', said), excused: named('passes', silent), fail: named('fails', rows) };
}

/** Two tables as one. */
export function plus({ pass, excused, fail, unknown }: Table, more: Table): Table {
  return {
    pass: { ...pass, ...more.pass },
    excused: { ...excused, ...more.excused },
    fail: { ...fail, ...more.fail },
    unknown: { ...unknown, ...more.unknown },
  };
}
