/**
 * Unit tests, and a short look at the properties. Suites that need a build, Terraform, a cluster, processes or time have a command of
 * their own.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/properties/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/cdktf.out/'],
  reporters: ['default', '<rootDir>/test/kit/skipped-suites.js'],
  maxWorkers: '100%',
  runtime: '<rootDir>/test/kit/runtime.js',
  testEnvironment: '<rootDir>/test/kit/one-realm.js',
  // Types are checked by `npm run typecheck`.
  transform: { '^.+\\.ts$': '<rootDir>/test/kit/transpile.js' },
};
