import { UserError } from '../../lib';
import { environmentOf } from './environments';
import { Block, examples, javaScriptTests, placeOf } from './pages';
import { errorsIn } from './program';
import { placeAll, run, runJavaScript } from './run';

const named = (blocks: readonly Block[]) => blocks.map((block) => [placeOf(block), block] as const);
const failing = examples.filter(({ words }) => words.includes('fails'));
const throwing = examples.filter(({ words }) => words.includes('throws'));
/** Those of whole projects run in one, from the package. */
const tests = examples.filter(({ file }) => file.endsWith('.test.ts') && !file.startsWith('docs/getting-started/'));

test('no two examples of a folder have one name', () => {
  const files = examples.map(({ file }) => file);
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
});

test.each(named(examples.filter((block) => !failing.includes(block))))('%s compiles', (_place, block) => {
  expect(errorsIn(block)).toBe('');
});

test.each(named(failing))('the compiler says of %s what the page says', (_place, block) => {
  expect(errorsIn(block)).toBe(block.page.after(block)?.code);
});

test.each(named(throwing))('%s is refused as the page says', (_place, block) => {
  const said = block.page.after(block)?.code.replace(/^Error: \S+:\d+:\d+: /, 'Error: ');
  expect(messageOf(() => placeAll(block, environmentOf('production')))).toBe(said);
});

/** The paragraph that a runner prints, without the line. */
function messageOf(define: () => unknown): string {
  try {
    define();
  } catch (error) {
    if (error instanceof UserError) return `Error: ${error.what}\n${error.cure}\n`;
    throw error;
  }
  return 'nothing was refused';
}

describe.each(named(tests))('%s', (_place, block) => {
  run(block);
});

describe.each(named(javaScriptTests))('%s', (_place, block) => {
  runJavaScript(block);
});
