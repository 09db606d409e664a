import * as fc from 'fast-check';
import { atEnd, editJson, inOrder } from '../../../../lib/documents/json/edit-json';
import { check } from '../../../kit/property';

const file = `{
  "a": 1,
  "images": {
    "shop/cart": {
      "tag": "v1"
    },
    "shop/web": { "tag": "v1" }
  }
}
`;

describe('an edit changes no more than it must', () => {
  test('a value at its place', () => {
    expect(editJson(file, ['images', 'shop/cart', 'tag'], 'v2')).toBe(file.replace('v1', 'v2'));
  });

  test('an entry on one line stays on it, with what is added', () => {
    expect(editJson(file, ['images', 'shop/web'], { tag: 'v2', digest: 'd' })).toBe(
      file.replace('{ "tag": "v1" }', '{ "tag": "v2", "digest": "d" }'),
    );
  });

  test('a new entry is written over several lines, in the order of the others', () => {
    expect(editJson(file, ['images', 'shop/mail'], { tag: 'v1' }, inOrder)).toBe(
      file.replace('    "shop/web"', '    "shop/mail": {\n      "tag": "v1"\n    },\n    "shop/web"'),
    );
    expect(editJson(file, ['images', 'shop/zoo'], { tag: 'v1' }, inOrder)).toBe(
      file.replace('"shop/web": { "tag": "v1" }', '"shop/web": { "tag": "v1" },\n    "shop/zoo": {\n      "tag": "v1"\n    }'),
    );
  });

  test('in a map that was empty, too', () => {
    expect(editJson('{\n\t"images": {}\n}', ['images', 'a/b'], { tag: 'v1' })).toBe(
      '{\n\t"images": {\n\t\t"a/b": {\n\t\t\t"tag": "v1"\n\t\t}\n\t}\n}',
    );
  });

  test('ends of lines are those of the file', () => {
    expect(editJson('{\r\n  "a": {\r\n    "b": 1\r\n  }\r\n}\r\n', ['a', 'c'], { d: 1 })).toBe(
      '{\r\n  "a": {\r\n    "b": 1,\r\n    "c": {\r\n      "d": 1\r\n    }\r\n  }\r\n}\r\n',
    );
  });

  test('of an object, keys that it loses and gets, in the order of the new one', () => {
    expect(editJson('{"a": {"x": 1, "z": 3, "old": 0}}', ['a'], { x: 1, y: 2, z: 3 })).toBe('{"a": {"x": 1, "y": 2, "z": 3}}');
  });

  test('text in quotes is no structure', () => {
    const tricky = '{ "a\\"}": ",:{[\\\\", "b": [1, { "c": "]" }, -1e3], "c": null }';
    expect(editJson(tricky, ['c'], true)).toBe(tricky.replace('null', 'true'));
  });

  test('what is as it should be already, or not there, is left', () => {
    expect(editJson(file, ['images', 'shop/web'], { tag: 'v1' })).toBe(file);
    expect(editJson(file, ['images', 'none'], undefined)).toBe(file);
  });
});

describe('whatever the text is', () => {
  const keys = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', ''), fc.string());
  const objects = fc.dictionary(keys, fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())));
  const indents = fc.constantFrom(undefined, 2, '\t');
  const plain = (object: object) => JSON.parse(JSON.stringify(object)) as Record<string, unknown>;

  test('an edit says what it should, and nothing else changes', () => {
    check(
      fc.property(objects, indents, keys, fc.jsonValue(), fc.constantFrom(atEnd, inOrder), (object, indent, key, value, place) => {
        const edited = JSON.parse(editJson(JSON.stringify(object, undefined, indent), [key], value, place));
        const { [key]: _gone, ...others } = plain(object);
        const { [key]: got, ...rest } = edited;
        expect(got).toEqual(plain({ got: value }).got);
        expect(rest).toEqual(others);
      }),
    );
  });

  test('what is put in and taken away again leaves the bytes as they were', () => {
    check(
      fc.property(objects, indents, keys, fc.jsonValue(), fc.constantFrom(atEnd, inOrder), (object, indent, key, value, place) => {
        fc.pre(!Object.hasOwn(object, key) && Object.keys(object).length > 0);
        const text = JSON.stringify(object, undefined, indent);
        expect(editJson(editJson(text, [key], value, place), [key], undefined)).toBe(text);
      }),
    );
  });
});
