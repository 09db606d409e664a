import { documents, expression, graph, judge, Parameter, type Resource, type Rule, told } from '../../../../lib';
import { policyOf } from './policy-of';

interface Widget {
  readonly parts?: readonly { readonly name?: string; readonly size?: number }[];
}

const widgets = documents<Widget>('widget');
const widget = (parts: readonly object[]): Resource => ({ type: 'widget', address: 'widget.it', path: 'stack/it', values: { parts } });
const said = (rule: Rule, parts: readonly object[]) =>
  judge([widget(parts)], [{ name: 'test', version: '1.0.0', policies: [policyOf(rule)] }]).violations.map(
    ({ verdict, field, message, remediation }) => [verdict, field, message, remediation],
  );

const limit = new Parameter<number>('limit', 'Most.', 3);
const sized = expression(widgets, ({ parts }) =>
  parts.every(({ name, size }) =>
    told(size.orElse(0).atMost(limit), ['part ', name, ' has ', size, ' of at most ', limit], 'Make it smaller.'),
  ),
);

test('what a rule tells in words of its own stands in place of what stands there, with values and parameters', () => {
  const parts = [
    { name: 'a', size: 1 },
    { name: 'b', size: 9 },
  ];
  expect(said(sized, parts)).toEqual([['fail', 'parts[b].size', 'part b has 9 of at most 3', 'Make it smaller.']]);
});

test('what to change may have values and parameters in it', () => {
  const rule = expression(widgets, ({ parts }) =>
    parts.every(({ size }) => told(size.atMost(limit), ['is of ', size], ['Set size from ', size, ' to ', limit, ' or less.'])),
  );
  expect(said(rule, [{ size: 9 }])).toEqual([['fail', 'parts[0].size', 'is of 9', 'Set size from 9 to 3 or less.']]);
  expect(said(rule, [{}])).toEqual([['fail', 'parts[0].size', 'parts[0].size is not set', undefined]]);
});

test('the words of a rule are told whole, however many; what stands in the document may be cut', () => {
  const words = 'is not what the rule asks for, which takes it more than eighty letters to say in a way that all understand: ';
  const rule = expression(widgets, ({ parts }) => parts.every(({ name }) => told(name.isUnset(), [words, name])));
  expect(said(rule, [{ name: 'x'.repeat(100) }]).map(([, , message]) => message)).toEqual([`${words}${'x'.repeat(39)}…${'x'.repeat(40)}`]);
});

test('what stands there is told where a value of the words is not set, or none are given', () => {
  expect(said(sized, [{ size: 9 }])).toEqual([['fail', 'parts[0].size', 'parts[0].size is 9', 'Make it smaller.']]);
  const set = expression(widgets, ({ parts }) => parts.every(({ size }) => told(size.isSet(), [], 'Say how large it is.')));
  expect(said(set, [{}])).toEqual([['fail', 'parts[0].size', 'parts[0].size is not set', 'Say how large it is.']]);
});

test('what is unknown is no failure: what stands there is told, and nothing to change', () => {
  expect(said(sized, [{ name: 'b', size: '${var.size}' }])).toEqual([
    ['unknown', 'parts[b].size', 'parts[b].size is unknown: ${var.size}', undefined],
  ]);
});

test('a number of items is told by the items', () => {
  const none = expression(widgets, ({ parts }) => parts.count().is(1));
  const many = [{ name: 'a' }, { name: 'b' }];
  expect([said(none, []), said(none, many)].flat().map(([, , message]) => message)).toEqual(['parts is empty', 'parts has 2 items']);
});

test('a problem of a graph rule may say what to change', () => {
  const rule = graph(widgets, () => [{ message: 'is too large', at: ['parts'], remediation: 'Make it smaller.' }, 'is late']);
  expect(said(rule, [])).toEqual([
    ['fail', 'parts', 'is too large', 'Make it smaller.'],
    ['fail', '', 'is late', undefined],
  ]);
});
