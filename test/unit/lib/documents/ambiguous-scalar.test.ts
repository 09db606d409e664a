import { readingsOf } from '../../../../lib/documents/yaml/ambiguous-scalar';

test.each([
  '',
  '~',
  'null',
  'Null',
  'NULL',
  'true',
  'False',
  'TRUE',
  '0',
  '-0',
  '7',
  '-12',
  '1.5',
  '.5',
  '1e3',
  '.inf',
  '-.INF',
  '.nan',
  'a',
  'nil',
  'nUll',
  '1.2.3',
])('%j is one thing for all that read YAML', (text) => expect(readingsOf(text)).toBeUndefined());

test.each([
  ['yes', 'kubectl reads true, YAML 1.2 text'],
  ['off', 'kubectl reads false, YAML 1.2 text'],
  ['010', 'kubectl reads 8, YAML 1.2 10'],
  ['0b1', 'kubectl reads 1, YAML 1.2 text'],
  ['1_000', 'kubectl reads 1000, YAML 1.2 text'],
  ['12345678901234567890123', 'kubectl keeps its digits, kustomize reads'],
  ['2026-01-02', 'kubectl reads text, kustomize a time'],
])('%j is read in two ways', (text, readings) => {
  expect(readingsOf(text)).toContain(readings);
});
