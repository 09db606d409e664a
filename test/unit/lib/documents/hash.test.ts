import * as fc from 'fast-check';
import { canonicalJson } from '../../../../lib/documents/hash';

/** The same, said as simply as can be. */
function plainly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainly);
  const keys = Object.keys(value).sort();
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of keys) copy[key] = plainly((value as Readonly<Record<string, unknown>>)[key]);
  return copy;
}

describe('canonical JSON', () => {
  it('has the keys of every object in order, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const given = JSON.stringify(value);
        expect(canonicalJson(value)).toBe(JSON.stringify(plainly(value)));
        expect(JSON.stringify(value)).toBe(given);
      }),
      { numRuns: 200 },
    );
  });

  it('copies what holds something that is out of order, and nothing of what was given changes', () => {
    const given = Object.freeze({ a: Object.freeze([Object.freeze({ z: 1, b: Object.freeze({ d: 1, c: 2 }) })]), b: 1 });
    expect(canonicalJson(given)).toBe('{"a":[{"b":{"c":2,"d":1},"z":1}],"b":1}');
  });

  it('keeps a key that is called as the prototype of JavaScript', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"b":1,"a":2}}'))).toBe('{"__proto__":{"a":2,"b":1},"b":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":{"b":1,"a":2}}'))).toBe('{"__proto__":{"a":2,"b":1}}');
  });

  it('asks what says itself how it is written', () => {
    expect(canonicalJson({ b: new Date(0), a: { toJSON: () => ({ d: 1, c: 2 }) } })).toBe(
      '{"a":{"c":2,"d":1},"b":"1970-01-01T00:00:00.000Z"}',
    );
  });
});
