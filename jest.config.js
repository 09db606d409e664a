const { readFileSync } = require('node:fs');
const { parseConfigFileTextToJson } = require('typescript');

/** Suites with a command of their own: they need a build, Terraform, a cluster, processes or time. */
const ownCommand = ['cli', 'docs', 'e2e', 'package', 'terraform', 'tools'];
const { compilerOptions } = parseConfigFileTextToJson('tsconfig.json', readFileSync(`${__dirname}/tsconfig.json`, 'utf8')).config;

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...ownCommand.map((suite) => `<rootDir>/test/${suite}/`)],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/cdktf.out/'],
  maxWorkers: '100%',
  // Types are checked by `npm run typecheck`.
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { ...compilerOptions, isolatedModules: true } }] },
};
