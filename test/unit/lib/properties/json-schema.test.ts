import Ajv from 'ajv/dist/2020';
import { properties } from '../../../../constructs/properties';
import { types } from '../../../../constructs/property-types';
import { libProperties, PropertyTable, type PropertyTypes, UserError } from '../../../../lib';
import { formats } from '../../../../lib/properties/formats';
import { jsonSchemaOf } from '../../../../lib/properties/json-schema';
import { mistakesIn } from '../../../kit/mistakes';
import { fullSample } from '../../../kit/samples';

/** One for all: it compiles the schema of schemas only once. */
const ajv = new Ajv({ strict: true });
const accepts = (table: PropertyTable, type: string) => ajv.compile(jsonSchemaOf(table, [type]) as object);

/** Whether a file can state it. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== 'object' || value === null) return value === null || ['string', 'boolean'].includes(typeof value);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

const all = [...new Set([...Object.keys(types), ...Object.keys(libProperties.types)])].filter((type) => isJson(fullSample(type)));

test('types that a file can state are among the public ones', () => expect(all.length).toBeGreaterThan(60));

describe.each(all)('the JSON Schema of %s says what its table says', (type) => {
  const validate = accepts(properties, type);

  test('of all that it takes', () => {
    validate(fullSample(type));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('of every unknown name, wrong kind and value out of range that a file can have', () => {
    const agreed = mistakesIn(type)
      .filter(({ given }) => isJson(given))
      .map(({ given, path }) => ({ path, schema: validate(given), table: isTaken(type, given) }));
    expect(agreed.filter(({ schema, table }) => schema !== table)).toEqual([]);
  });
});

function isTaken(type: string, given: object): boolean {
  try {
    properties.check(type, given);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

test('every form of text is one that JSON Schema knows: without flags, in Unicode', () => {
  for (const { pattern } of Object.values(formats)) {
    expect(pattern.flags.replace('u', '')).toBe('');
    expect(() => new RegExp(pattern.source, 'u')).not.toThrow();
  }
});

test('what only code makes, no file states', () => {
  const topic: PropertyTypes = {
    TopicProps: {
      properties: {
        name: { is: 'text' },
        wait: { is: 'instance', name: 'Duration', has: ['toSeconds'], optional: true },
        on: { is: 'function', optional: true },
        'a/b~c': { is: 'object', type: 'A/B~C', optional: true },
      },
    },
    'A/B~C': { properties: { size: { is: 'number', values: [1, 2] } } },
  };
  const validate = accepts(new PropertyTable(topic), 'TopicProps');
  expect(validate({ name: 'a', 'a/b~c': { size: 2 } })).toBe(true);
  for (const more of [{ wait: 30 }, { wait: {} }, { on: 'x' }, { 'a/b~c': { size: 3 } }, { 'a/b~c': {} }])
    expect(validate({ name: 'a', ...more })).toBe(false);
});

test('doc comments are descriptions, and what `@default` says is a default where it is a value', () => {
  const table = new PropertyTable({
    TopicProps: { properties: { size: { is: 'text', optional: true }, kept: { is: 'flag', optional: true } } },
  });
  const docs = new Map([
    [
      'TopicProps',
      {
        text: 'A topic.',
        documented: { size: { text: 'How large.', default: "'small'" }, kept: { text: 'Whether.', default: '- it is not' } },
      },
    ],
  ]);
  expect(jsonSchemaOf(table, ['TopicProps'], docs)).toMatchObject({
    $defs: {
      TopicProps: {
        description: 'A topic.',
        properties: { size: { description: 'How large.', default: 'small' }, kept: { description: 'Whether. By default it is not.' } },
      },
    },
  });
});
