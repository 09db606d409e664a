import { failOnNames } from '../../lib/cli/plan/fail-on-names';
import { pages } from './pages';

test('docs/plan.md says of each name of --fail-on what it means, in the order of the help', () => {
  const { prose } = pages.find(({ file }) => file === 'docs/plan.md')!;
  const [, table] = /\n\| `--fail-on` \|.*\n\| --- \| --- \|\n((?:\|.*\n)+)/.exec(prose)!;
  const rows = [...table!.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, name]) => name);
  expect(rows).toEqual([...failOnNames]);
});
