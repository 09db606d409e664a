import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { yamlOf } from '../../../../lib/synth/render/yaml';
import { check } from '../../../kit/property';

test('ordinary documents are written as cdk8s writes them', () => {
  const documents = [{ kind: 'ConfigMap', data: { motd: 'one\ntwo\n', on: 'yes' } }, { kind: 'Service' }];
  expect(yamlOf(documents)).toBe(Yaml.stringify(...documents));
});

test.each(['\u2028', '\u2029'])('%j in a text adds no line, and no field, for readers of YAML 1.1', (end) => {
  const yaml = yamlOf([{ metadata: { annotations: { note: `x${end}  hostNetwork:${end}    true` } } }]);
  expect(yaml.split('\n')).toEqual(['metadata:', '  annotations:', expect.stringMatching(/^ {4}note: "x\\u\w{4} /), '']);
});

test('whatever a text holds, it is read back', () => {
  const anyText = fc.string({ unit: 'binary' });
  check(
    fc.property(fc.array(fc.dictionary(anyText, anyText), { minLength: 1, maxLength: 3 }), (documents) => {
      const yaml = yamlOf(documents);
      expect(yaml).not.toMatch(/[\u2028\u2029]/);
      expect(parseAllDocuments(yaml, { version: '1.1', logLevel: 'error' }).map((document) => document.toJS())).toEqual(documents);
    }),
    { examples: [[[{ '\u2028': 'a\u2029' }, {}]]] },
  );
});
