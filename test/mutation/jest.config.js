/** What `npm run test:mutation` runs for a mutant: suites in one process, also those that start others. */
module.exports = {
  ...require('../process/jest.config'),
  testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/process/**/*.test.ts'],
};
