import fc from 'fast-check';
import { jsonBlocks } from '../../../../lib/documents/json/json-blocks';
import { check } from '../../../kit/property';

type Path = readonly (string | number)[];

/** What stands at one depth, in the order of the text. */
function entriesAt(value: unknown, depth: number, at: Path = []): readonly (readonly [Path, unknown])[] {
  if (at.length === depth) return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => entriesAt(inner, depth, [...at, key]));
}

const awkward = fc.constantFrom('"', '\\', '\\"', '{', '],', ':', '\n');

test('the values at one depth of any document are found with the lines that they take', () => {
  const documents = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(awkward, fc.dictionary(awkward, fc.array(awkward))));
  check(
    fc.property(documents, fc.constantFrom(1, 2, 3), (value, depth) => {
      const text = JSON.stringify(value, undefined, 2);
      const lines = text.split('\n');
      const expected = entriesAt(JSON.parse(text), depth);
      const blocks = jsonBlocks(text, depth);
      expect(blocks.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
      for (const [index, { path, firstLine, lastLine }] of blocks.entries()) {
        const entry = lines
          .slice(firstLine - 1, lastLine)
          .join('\n')
          .replace(/,$/, '');
        const key = path.at(-1)!;
        const read = typeof key === 'string' ? JSON.parse(`{${entry}}`)[key] : JSON.parse(`[${entry}]`)[0];
        expect(read).toEqual(expected[index]![1]);
      }
    }),
  );
});
