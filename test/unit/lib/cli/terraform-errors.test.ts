import { terraformErrors } from '../../../../lib/cli/plan/terraform-errors';

test('an id that exists nowhere is told with the address that imports it, however Terraform breaks the line', () => {
  const body = (at: string) => `╷
│ Error: Cannot import non-existent remote object
│ 
│ While attempting to import an existing object to${at}"aws_s3_bucket.orders_uploads",
│ the provider detected that no object exists with the given id. Only
│ pre-existing objects can be imported.
╵
`;
  for (const at of [' ', '\n│ '])
    expect(terraformErrors(body(at))).toBe('Cannot import non-existent remote object: aws_s3_bucket.orders_uploads');
});

test('an import is told with the line of the program that states its id, where that is known', () => {
  const output =
    'Error: Cannot import\nimport an existing object to "a.b", the\nError: Cannot import\nimport an existing object to "a.c", the';
  const at = { file: 'environments/production.ts', line: 12, column: 7 };
  expect(terraformErrors(output, (address) => (address === 'a.b' ? at : undefined))).toBe(
    'Cannot import: a.b at environments/production.ts:12:7; Cannot import: a.c',
  );
});

test('errors are told by their titles, each once, and three at most; what they quote is not told', () => {
  expect(terraformErrors('Error: one\n\n  password = "hunter2"\nError: two\nError: one\nError: three\nError: four\n')).toBe(
    'one; two; three',
  );
  expect(terraformErrors('Error: first\nError: Cannot import\nimport an existing object to "a.b", the')).toBe('first; Cannot import: a.b');
  expect(terraformErrors('all is well')).toBe('');
});

test('what looks like an address and is none is not told', () => {
  expect(terraformErrors('Error: x\nimport an existing object to "a b; \u001b[2J"')).toBe('x');
});

test('it costs as much as there is to read', () => {
  const start = process.cpuUsage();
  terraformErrors('Error: same\n'.repeat(5_400));
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
});
