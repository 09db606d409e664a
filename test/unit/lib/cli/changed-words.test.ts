import { changedWords } from '../../../../lib/cli/dev/changed-words';

test.each([
  [['a.ts'], 'a.ts changed.'],
  [['a.ts', 'b.ts', 'c.ts'], 'a.ts, b.ts, c.ts changed.'],
  [['a.ts', 'b.ts', 'c.ts', 'd.ts'], 'a.ts, b.ts, c.ts and 1 more changed.'],
  [['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts'], 'a.ts, b.ts, c.ts and 2 more changed.'],
])('of %j it is said: %s', (files, words) => expect(changedWords(files)).toBe(words));
