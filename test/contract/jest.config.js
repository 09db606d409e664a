/** `npm run test:contract`: the tests of constructs and of synthesis, where each synthesis runs twice: fast, and as the libraries do. */
module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: [
    '<rootDir>/test/contract/**/*.test.ts',
    '<rootDir>/test/unit/{constructs,example}/**/*.test.ts',
    '<rootDir>/test/unit/lib/synth/**/*.test.ts',
  ],
  // They count runs, name lines, or print the numbers of tokens.
  testPathIgnorePatterns: ['synth/(?:adopt|guards|unwritable)\\.test', 'workload/(?:override|workload)\\.test'],
  moduleNameMapper: {
    '/lib/testing(/synthesize)?$': '<rootDir>/test/contract/compared.ts',
  },
};
