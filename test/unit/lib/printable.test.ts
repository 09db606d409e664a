import fc from 'fast-check';
import { UserError } from '../../../lib/errors';
import { printableJsonPieces } from '../../../lib/wording/json-pieces';
import { printable, printableJson, printableLines } from '../../../lib/wording/printable';
import { paragraph } from '../../../lib/wording/report-user-errors';
import { check } from '../../kit/property';
import { anyText } from '../../kit/texts';

const hostile = {
  'clears the screen': 'a\u001b[2Jb',
  'sets the title': 'a\u001b]0;title\u0007b',
  'links elsewhere': 'a\u001b]8;;https://example.com\u001b\\b\u001b]8;;\u001b\\',
  'uses C1 control characters': 'a\u009b2Jb',
  'turns the direction': 'a\u202eb\u2066',
  'is invisible': 'a\u200b\u200d\ufeff\u{e0041}b',
  'goes back': 'a\r\b\u007fb',
};
const unsafe = /(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

test.each(Object.entries(hostile))('text that %s is printed without', (_what, text) => {
  expect(printable(text)).not.toMatch(unsafe);
  expect(printable(text)).toMatch(/^a.*b/);
  expect(printableJson({ text })).not.toMatch(unsafe);
  expect(JSON.parse(printableJson({ [text]: text }))).toEqual({ [text]: text });
  expect(paragraph(new UserError(text, text))).not.toMatch(unsafe);
});

test('ordinary text stays as it is, in any language', () => {
  for (const text of ['orders', 'Größe 3 → 4', '注文', '$(CARTS_HOST):6379', '🚢']) expect(printable(text)).toBe(text);
  expect(printable('a\n  b')).toBe('a   b');
  expect(printableLines('a\r\n  b\u001b[1m')).toBe('a\n  b');
});

test('no text whatsoever gets a control character through, and JSON loses nothing', () => {
  check(
    fc.property(anyText, (text) => {
      expect(printable(text)).not.toMatch(unsafe);
      expect(JSON.parse(printableJson({ text }))).toEqual({ text });
    }),
  );
});

test.each(['::add-mask::x', '  ::error file=a::x', 'a\n::stop-commands::t', '##[error]x', 'a ##vso[task.setvariable]x', '##teamcity[x]'])(
  'no line of %j is a command of what runs the job',
  (text) => {
    const lines = [
      ...printable(text).split('\n'),
      ...printableLines(text).split('\n'),
      ...paragraph(new UserError(text, text)).split('\n'),
    ];
    // What the runners of GitHub and Azure, and TeamCity, look for.
    for (const line of lines) expect(line).not.toMatch(/^\s*::[^:]+::|##\w*\[/);
    expect(printableJson({ text })).not.toMatch(/##\w*\[/);
    expect(JSON.parse(printableJson({ text }))).toEqual({ text });
  },
);

test('an address of IPv6 stays as it is', () => expect(printable('::/0')).toBe('::/0'));

test('JSON in pieces is the same text, whatever is in it', () => {
  const leaf = fc.oneof(anyText, fc.constantFrom('a\n##[b', '\u009b2J', undefined, null, 1.5, true));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 40 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 5 }),
    ),
  }));
  check(
    fc.property(value, (each) => expect([...printableJsonPieces({ each })].join('')).toBe(printableJson({ each }))),
    { short: 100 },
  );
  const long = { list: Array.from({ length: 20_000 }, (_, index) => ({ index, text: 'of some length' })) };
  const pieces = [...printableJsonPieces(long)];
  expect(pieces.length).toBeGreaterThan(10);
  expect(pieces.join('')).toBe(printableJson(long));
});

test('what is skipped by its look is what stays as it is', () => {
  const piece = fc.constantFrom('a', ' ', ':', '::', '#', '##[', '\t', '\u001b[1m', '\u00e9', '\u200b', '~', '\u007f');
  check(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      // With a letter behind it that is looked at, nothing is skipped.
      expect(printable(text)).toBe(printable(`${text}\u00e9`).slice(0, -1));
    }),
  );
});
