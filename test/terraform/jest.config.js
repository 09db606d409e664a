module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/terraform/**/*.test.ts'],
  testTimeout: 300_000,
};
