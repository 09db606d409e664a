import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { yamlOf } from '../../../lib/synth/yaml';

/** All that YAML 1.1 lets stand in a document as it is. */
const printable = /^[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

test('ordinary documents are written as cdk8s writes them', () => {
  const documents = [{ kind: 'ConfigMap', data: { motd: 'one\ntwo\n', on: 'yes' } }, { kind: 'Service' }];
  expect(yamlOf(documents)).toBe(Yaml.stringify(...documents));
});

test.each(['\u0085', '\u2028', '\u2029'])('%j in a text adds no line, and no field, for readers of YAML 1.1', (end) => {
  const yaml = yamlOf([{ metadata: { annotations: { note: `x${end}  hostNetwork:${end}    true` } } }]);
  expect(yaml.split('\n')).toEqual(['metadata:', '  annotations:', expect.stringMatching(/^ {4}note: "x\\u\w{4} /), '']);
});

test('whatever a text holds, it is read back, and nothing stands in the file that a reader refuses', () => {
  const anyText = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.array(fc.dictionary(anyText, anyText), { minLength: 1, maxLength: 3 }), (documents) => {
      const yaml = yamlOf(documents);
      expect(yaml).toMatch(printable);
      expect(parseAllDocuments(yaml, { version: '1.1', logLevel: 'error' }).map((document) => document.toJS())).toEqual(documents);
    }),
    { examples: [[[{ '\u2028': '\u007f\ufffe' }, {}]]] },
  );
});
