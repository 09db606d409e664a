const { availableParallelism } = require('node:os');

/** `npm run test:process`: each test starts programs of its own, so that there are half as many workers as cores, and two at least. */
module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/process/**/*.test.ts'],
  testSequencer: '<rootDir>/test/kit/longest-first.js',
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  testTimeout: 300_000,
};
