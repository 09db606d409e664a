import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { awaitReports, printRunRequest, readRunRequest, tellReport, toldReports } from '../../../lib/assembly/run-request';
import { Platform } from '../../../lib/synth/platform';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'request-'));
beforeAll(() => awaitReports(folder));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const plans = [{ file: '/tmp/a plan.json', name: 'plans/a "plan".json', stacks: ['shop-production-eu-west-1', '…'] }];
const [[variable]] = Object.entries(printRunRequest({ plans, folder })) as [[string, string]];

test('the program reads what the command line asks, in one variable, and nothing where no command line runs it', () => {
  expect(readRunRequest(printRunRequest({ plans, folder }))).toMatchObject({ plans, folder });
  expect(readRunRequest(printRunRequest({ plans: [{ ...plans[0]!, sha256: 'of the command line' } as never], folder }))).toMatchObject({
    plans,
    folder,
  });
  expect(readRunRequest({})).toBeUndefined();
  expect(readRunRequest({ [variable]: '' })).toBeUndefined();
});

test.each([
  ['report', `${variable}:1:1: expected a value, found 'report'. Unset it`],
  ['{"version":1', `${variable}:1:13: expected`],
  ['null', `${variable}: 'the document' is null, not an object. Unset it`],
  ['[]', `${variable}: 'the document' is a list, not an object.`],
  ['{"plans":[]}', `${variable}: 'version' is missing, not 1.`],
  ['{"version":"1","plans":[]}', `${variable}: 'version' is "1", not 1.`],
  [
    '{"version":2,"verdict":"none"}',
    `${variable} asks in version 2, and this library understands version 1. Install one version of slipway`,
  ],
  ['{"version":1,"folder":"/"}', `${variable}: 'plans' is missing, not a list.`],
  ['{"version":1,"plans":[]}', `${variable}: 'folder' is missing, not text.`],
  ['{"version":1,"plans":[],"folder":"/nowhere"}', `${variable} names '/nowhere', where nobody waits for verdicts. Unset it`],
  ['{"version":1,"folder":"/","plans":[],"more":1}', `${variable}: 'more' is unknown.`],
  ['{"version":1,"folder":"/","plans":[],"plans":[]}', `'plans' is there twice.`],
  ['{"version":1,"folder":"/","plans":[{"file":"/a","name":"a"}]}', `${variable}: 'plans[0].stacks' is missing, not a list.`],
  ['{"version":1,"folder":"/","plans":[{"file":1,"name":"a","stacks":[]}]}', `${variable}: 'plans[0].file' is 1, not text.`],
  ['{"version":1,"folder":"/","plans":[],"__proto__":{}}', `${variable}: '__proto__' is unknown.`],
  [`{"version":1,"folder":"/","plans":${'['.repeat(101)}${']'.repeat(101)}}`, 'nested deeper than 100 levels'],
])('%j is refused', (text, message) => {
  expect(() => readRunRequest({ [variable]: text })).toThrow(message);
});

test('a platform is refused where the request is none, before anything is written', () => {
  process.env[variable] = 'report';
  try {
    expect(() => new Platform({ organization: 'acme', terraformOutdir: '/nowhere/at/all' })).toThrow('Unset it');
  } finally {
    delete process.env[variable];
  }
});

test('the command line is told which reports were written, each once', () => {
  const request = readRunRequest(printRunRequest({ plans, folder }))!;
  expect(toldReports(folder)).toEqual([]);
  tellReport(request, 'a');
  tellReport(request, 'a');
  tellReport(request, 'b');
  expect(toldReports(folder)).toEqual([expect.stringMatching(/^ca978112/), expect.stringMatching(/^3e23e816/)]);
});
