const root = require('../../jest.config');

module.exports = {
  ...root,
  // The packages of `examples/`.
  moduleNameMapper: { '^slipway$': '<rootDir>/lib', '^slipway/(constructs|policies)$': '<rootDir>/$1' },
  rootDir: '../..',
  testMatch: ['<rootDir>/test/terraform/**/*.test.ts'],
  testTimeout: 300_000,
  // Terraform waits for its providers half of the time.
  maxWorkers: 2,
};
