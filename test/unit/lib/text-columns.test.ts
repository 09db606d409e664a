import fc from 'fast-check';
import { program } from '../../../lib/cli/main';
import { helpText } from '../../../lib/cli/terminal/help-text';
import { columnsOf, wordParts } from '../../../lib/wording/text-columns';
import { wrapped } from '../../../lib/wording/wrapped';
import { check } from '../../kit/property';

test.each([
  ['orders', 6],
  ['注文', 4],
  ['ハンカク', 8],
  ['주문', 4],
  ['！', 2],
  ['e\u0301', 1],
  ['🚀', 2],
  ['héllo → 6 × …', 13],
])('%s takes %i columns of a terminal', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('text is wrapped within the columns of its terminal, whatever letters it has, and none is lost', () => {
  const word = fc.oneof(fc.stringMatching(/^[a-z/.]{1,19}$/), fc.stringMatching(/^[注文設定日本語、。]{1,60}$/), fc.constant('v1日本語'));
  check(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.integer({ min: 24, max: 200 }), (words, columns) => {
      const lines = wrapped(words.join(' '), columns, '  ');
      expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([]);
      expect(
        lines
          .map((line) => line.trim())
          .join('')
          .replaceAll(' ', ''),
      ).toBe(words.join(''));
    }),
  );
});

test('a word of narrow letters stays whole, so that it can be copied, also between wide ones', () => {
  const address = 'https://example.com/a/very/long/path/that/nobody/breaks';
  expect(wordParts(address, 20)).toEqual([address]);
  expect(wordParts(`日本語${address}日本語`, 20).join(' | ')).toContain(address);
});

test.each([80, 100])('no line of any help is wider than %i columns, beside examples, which are copied', (columns) => {
  const all = [program()].flatMap((top) => [top, ...top.commands, ...top.commands.flatMap(({ commands }) => commands)]);
  const wide = all.flatMap((command) => {
    let help = '';
    command.configureOutput({ getOutHelpWidth: () => columns, writeOut: (text) => (help += helpText(text, columns)) });
    command.outputHelp();
    expect(help).toMatch(/^Usage: slipway/);
    return help.split('\n').filter((line) => line.length > columns && !line.startsWith('  $ '));
  });
  expect(wide).toEqual([]);
});

test('a paragraph of help fills the lines, and what is indented stays', () => {
  expect(helpText('Options:\n  -a  x\n\nOne two\nthree four five six seven.\n', 20)).toBe(
    'Options:\n  -a  x\n\nOne two three four\nfive six seven.\n',
  );
});
