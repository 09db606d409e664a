const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseConfigFileTextToJson } = require('typescript');
// A suite has a realm of its own, in which it takes the place of modules.
const { runtime: _, ...root } = require('../../jest.config.js');

const { compilerOptions } = parseConfigFileTextToJson('tsconfig.json', readFileSync(join(__dirname, '../../tsconfig.json'), 'utf8')).config;

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
  // It hoists `jest.mock`.
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { ...compilerOptions, isolatedModules: true } }] },
  // Terraform waits for its provider most of the time.
  testSequencer: '<rootDir>/test/kit/longest-first.js',
  maxWorkers: 3,
};
