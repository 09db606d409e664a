import * as fs from 'node:fs';
import * as path from 'node:path';
import { policies } from '../../../policies';

const committed = path.join(__dirname, 'controls.json');

/** The policies that answer each control, by framework. */
const answers = (): Readonly<Record<string, Readonly<Record<string, string>>>> => {
  const told = policies.flatMap(({ name, controls = {} }) =>
    Object.entries(controls).flatMap(([framework, ids]) => (ids as readonly string[]).map((id) => ({ framework, id, name }))),
  );
  const keysOf = (keys: readonly string[]) => [...new Set(keys)].sort();
  return Object.fromEntries(
    keysOf(told.map(({ framework }) => framework)).map((framework) => {
      const its = told.filter((one) => one.framework === framework);
      const policiesOf = (id: string) => keysOf(its.filter((one) => one.id === id).map(({ name }) => name)).join(' ');
      return [framework, Object.fromEntries(keysOf(its.map(({ id }) => id)).map((id) => [id, policiesOf(id)]))];
    }),
  );
};

/** Who shows an auditor that a control is looked at counts on it: UPDATE_CONTROLS=1 writes the list anew, once the changelog says what is gone. */
test('every control is answered by the policies that answered it at the last release', () => {
  const now = answers();
  if (process.env['UPDATE_CONTROLS']) fs.writeFileSync(committed, `${JSON.stringify(now, undefined, 2)}\n`);
  const before: ReturnType<typeof answers> = JSON.parse(fs.readFileSync(committed, 'utf8'));
  const gone = Object.entries(before).flatMap(([framework, controls]) =>
    Object.entries(controls).flatMap(([id, names]) => {
      const answering = now[framework]?.[id]?.split(' ') ?? [];
      return names.split(' ').flatMap((name) => (answering.includes(name) ? [] : [`${framework} ${id}: ${name}`]));
    }),
  );
  expect(gone).toEqual([]);
});
