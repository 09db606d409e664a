const root = require('../../jest.config.js');

/** `npm run test:docs`; with UPDATE_DOCS=1 what is generated in the pages is written anew. */
module.exports = {
  ...root,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/docs/**/*.test.ts'],
};
