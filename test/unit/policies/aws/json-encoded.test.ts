import { jsonEncoded } from '../../../../policies/aws/iam/json-encoded';

test.each([
  ['an object', '${jsonencode({ a = 1, "b" : "two" })}', { a: 1, b: 'two' }],
  [
    'lines without commas',
    '${jsonencode({\n  a = true\n  b = [\n    "x",\n    "y",\n  ]\n  # so be it\n  c = null\n})}',
    { a: true, b: ['x', 'y'], c: null },
  ],
  [
    'as cdktf writes it',
    '${jsonencode({"Statement" = [{"Effect" = "Allow", "Resource" = aws_s3_bucket.it.arn}]})}',
    { Statement: [{ Effect: 'Allow', Resource: '${aws_s3_bucket.it.arn}' }] },
  ],
  ['a template in a text', '${jsonencode({ a = "${aws_s3_bucket.it["x"].arn}/*" })}', { a: '${aws_s3_bucket.it["x"].arn}/*' }],
  ['a call', '${jsonencode({ a = concat(["x"], var.list), b = "y" })}', { a: '${concat(["x"], var.list)}', b: 'y' }],
  ['escapes', '${jsonencode({ a = "\\"quoted\\"\\n" })}', { a: '"quoted"\n' }],
  ['a for expression', '${jsonencode([for name in var.names : { a = name }])}', '${[for name in var.names : { a = name }]}'],
  ['deep nesting', `\${jsonencode(${'['.repeat(5000)}${']'.repeat(5000)})}`, expect.anything()],
])('reads %s', (_sentence, text, expected) => {
  expect(jsonEncoded(text)).toEqual(expected);
});

test.each(['${var.policy}', '{"a": 1}', '${jsonencode({ a = 1 }', '${jsonencode({ a = 1 })}x'])('takes %s for something else', (text) => {
  expect(jsonEncoded(text)).toBeUndefined();
});
