/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/package/', '<rootDir>/test/terraform/'],
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false, tsconfig: { ...require('typescript').parseConfigFileTextToJson('tsconfig.json', require('node:fs').readFileSync(`${__dirname}/tsconfig.json`, 'utf8')).config.compilerOptions, isolatedModules: true } }] },
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/cdktf.out/'],
};
