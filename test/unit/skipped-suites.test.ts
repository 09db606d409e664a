import * as path from 'node:path';
import { describeShared } from '../kit/shared';

const SkippedSuites = require('../kit/skipped-suites') as new () => {
  onTestResult(test: unknown, result: unknown): void;
  onRunComplete(): void;
  getLastError(): Error | undefined;
};

/** The title that a suite over data beside the project has where there is none. */
function titleOf(folder: string): string {
  const skip = jest.spyOn(describe, 'skip').mockImplementation(() => undefined);
  describeShared(folder, () => undefined);
  const [[title]] = skip.mock.calls as unknown as [[string]];
  skip.mockRestore();
  return title;
}

const missing = titleOf('no-such-data');
const result = (status: string, ...ancestorTitles: readonly string[]) => ({
  testFilePath: path.resolve('test/unit/acceptance/any.test.ts'),
  testResults: [{ status, ancestorTitles }],
});

/** What a contributor reads at the end, and whether the run fails, after some results. */
function told(ci: string | undefined, ...results: readonly unknown[]): readonly [said: string, error: string | undefined] {
  const { CI } = process.env;
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    if (ci === undefined) delete process.env.CI;
    else process.env.CI = ci;
    const reporter = new SkippedSuites();
    for (const each of results) reporter.onTestResult(undefined, each);
    reporter.onRunComplete();
    return [write.mock.calls.join(''), reporter.getLastError()?.message];
  } finally {
    write.mockRestore();
    if (CI === undefined) delete process.env.CI;
    else process.env.CI = CI;
  }
}

test('a contributor without the data beside the project is told which suites were not run, and the run passes', () => {
  const [said, error] = told(undefined, result('pending', 'outer', missing), result('passed', 'elsewhere'));
  expect(said).toContain('Not run: the parts of 1 suites that read data beside the project');
  expect(said).toContain('  test/unit/acceptance/any.test.ts: no-such-data: there is no ../shared/no-such-data\n');
  expect(error).toBeUndefined();
});

test('under CI=true the run fails, and says what to put where', () => {
  expect(told('true', result('pending', missing))[1]).toBe('CI runs every suite: put the data beside the project, in ../shared.');
});

test('nothing is told where every suite was run, or another one was skipped on purpose', () => {
  expect(told('true', result('passed', missing), result('pending', 'for another reason'))).toEqual(['', undefined]);
});
