import { policies } from '../../policies';
import { pages } from './pages';

test('docs/rules.md has every rule', () => {
  const { text } = pages.find(({ file }) => file === 'docs/rules.md')!;
  expect(policies.map(({ name }) => name).filter((name) => !text.includes(`[\`${name}\`]`))).toEqual([]);
});
