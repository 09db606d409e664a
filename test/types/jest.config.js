const root = require('../../jest.config.js');

/**
 * With `npm run typecheck`: what the compiler says of what does not fit, how much it has to do, what is proposed as code, and
 * what is generated from types.
 */
module.exports = {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/types/**/*.test.ts'],
};
