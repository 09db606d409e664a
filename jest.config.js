const { readFileSync } = require('node:fs');
const { parseConfigFileTextToJson } = require('typescript');

const { compilerOptions } = parseConfigFileTextToJson('tsconfig.json', readFileSync(`${__dirname}/tsconfig.json`, 'utf8')).config;

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
  // Types are checked by `npm run typecheck`.
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { ...compilerOptions, isolatedModules: true } }] },
};
