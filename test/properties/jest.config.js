const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '../..');

/** Every suite that looks at generated examples, wherever it stands. */
const suites = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(unit|properties)\b.*\.test\.ts$/.test(file))
  .map((file) => path.join(root, 'test', file))
  .filter((file) => readFileSync(file, 'utf8').includes("kit/property'"));

/** `npm run test:properties`: the properties at ten times as many examples as in `npm test`. */
module.exports = {
  ...require('../../jest.config'),
  rootDir: '../..',
  testMatch: suites,
  testSequencer: '<rootDir>/test/kit/longest-first.js',
  globals: { longProperties: true },
  testTimeout: 300_000,
};
