import * as fc from 'fast-check';

/** Texts that Terraform would take for something else than themselves, and any others. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        '$',
        '%',
        '{',
        '}',
        '"',
        '\\',
        '~',
        'a',
        ' ',
        '\n',
        '${',
        '%{',
        '$${',
        '${file("/etc/passwd")}',
        '%{ if true }',
        'ä',
        '#{',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
);
