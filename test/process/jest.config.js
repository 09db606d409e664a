/** `npm run test:process`: each test starts programs of its own, so that there are half as many workers as cores. */
module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/process/**/*.test.ts'],
  maxWorkers: '50%',
  testTimeout: 300_000,
};
