import * as fc from 'fast-check';

/** What readers of YAML take for something else than a text, in one dialect or another, and parts of it. */
export const trickyTexts: readonly string[] = [
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'n', 'N', 'no', 'NO', 'on', 'On', 'ON', 'off', 'OFF', 'true', 'TRUE', 'True', 'false', 'False'],
  ...['~', 'null', 'Null', 'NULL', 'nil', '', ' ', '  ', '\t', '\n', '\n\n', ' \n', '\n \n\n', '\r', '\r\n'],
  ...['0o17', '0O17', '017', '08', '0x1F', '0X1F', '0b1', '0B1', '1_000', '1__0', '1_', '_1', '+1', '-0', '-0x1F', '+017', '00'],
  ...['1e3', '1E3', '1e+3', '1e1_0', '0.1e1_0', '1_0.5', '1.', '.5', '0.', '1.10', '1e400', '9007199254740993', '18446744073709551615'],
  ...['12:30', '1:30.5', '190:20:30', '.inf', '.Inf', '-.INF', '+.inf', '.nan', '.NaN', 'NaN', 'Infinity'],
  ...['2024-01-01', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00', '10.0.0.1', '1.2.3'],
  ...['<<', '=', '!!str 1', '!!int "1"', '!!binary aGk=', '!a b', '&a b', '*a', '@a', '`a', '%a', '%YAML 1.1', '|', '>', '|2', '>-'],
  ...[
    '-',
    '- a',
    '?',
    '? ',
    '? a',
    '?a',
    ':',
    ': a',
    'a: b',
    'a:',
    'a #b',
    '#',
    '{a: yes}',
    '{',
    '}',
    '[a]',
    '[',
    ']',
    ',',
    '"',
    "'",
    '\\',
  ],
  ...['---', '--- a', '---a', '...', '... a', '\n---\n', 'a\n---\nb', 'a\n...\nb', '%\n%'],
  ...['\ta', '\n\ta', ' \ta', 'a\tb', 'a\n\tb', 'a\t', '  a\nb', '\n  a\n b', ' \n a', 'a\n \n', 'a\n \nb\n ', 'a \n\n b', 'a\n\n\n', 'a '],
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u009f', '\u00a0', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff', 'é', '😀'],
];

/** Any character, halves of pairs apart. A unit of fast-check of as many takes seconds to be made, in each test file. */
const character = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

/** Any text. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: character });

const part = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...trickyTexts, 'a', 'word') },
  { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...' \t\n-:#?|>\'"\\ab0'), maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789_+-.:eExXoObBaAfFtTzZ'), maxLength: 7 }) },
);

/** Texts that are made of such parts; some are longer than what YAML allows a key to be on one line. */
export const trickyText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 1, arbitrary: part },
    { weight: 8, arbitrary: fc.array(part, { minLength: 2, maxLength: 5 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.tuple(part, fc.integer({ min: 2, max: 1200 })).map(([text, times]) => text.repeat(times).slice(0, 1200)) },
  )
  .filter((text) => !/\p{Cs}/u.test(text));
