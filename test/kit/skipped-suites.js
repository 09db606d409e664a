/**
 * Says at the end which suites were not run and why: those of `describeShared`, whose data stands beside the project.
 * Under CI=true that is a failure.
 *
 * @implements {import('jest').Reporter}
 */
module.exports = class SkippedSuites {
  skipped = new Map();

  onTestResult(_test, { testFilePath, testResults }) {
    for (const { status, ancestorTitles } of testResults) {
      const reason = ancestorTitles.find((title) => title.includes(': there is no ../shared/'));
      if (status === 'pending' && reason) this.skipped.set(testFilePath, reason);
    }
  }

  onRunComplete() {
    if (this.skipped.size === 0) return;
    const suites = [...this.skipped].map(([file, reason]) => `  ${require('node:path').relative(process.cwd(), file)}: ${reason}\n`);
    process.stderr.write(
      `\nNot run: the parts of ${suites.length} suites that read data beside the project, which is not here. Everything else was run.\n${suites.join('')}`,
    );
  }

  getLastError() {
    if (this.skipped.size > 0 && process.env.CI === 'true')
      return new Error('CI runs every suite: put the data beside the project, in ../shared.');
  }
};
