const root = require('../../jest.config.js');

/** `npm run test:e2e` */
module.exports = {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  globalSetup: '<rootDir>/test/e2e/lab/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/e2e/lab/jest/global-teardown.ts',
  testEnvironment: '<rootDir>/test/e2e/lab/jest/environment.ts',
  // Five minutes on a quiet machine are a quarter of an hour on a busy one.
  testTimeout: 900_000,
  // Terraform waits for its provider most of the time.
  testSequencer: '<rootDir>/test/e2e/lab/jest/longest-first.js',
  maxWorkers: 2,
};
