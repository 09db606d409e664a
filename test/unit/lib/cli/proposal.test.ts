import { branchOf, trailerKeyOf, trailerOf } from '../../../../lib/cli/propose/proposal';

test.each([
  ['images', 'slipway/images-staging', 'Slipway-Images', 'Slipway-Images: staging'],
  ['promote', 'slipway/promote-staging', 'Slipway-Promote', 'Slipway-Promote: staging'],
  ['rollback', 'slipway/rollback-staging', 'Slipway-Rollback', 'Slipway-Rollback: staging'],
] as const)('a proposal by %s is known again by its branch and its trailer', (kind, branch, key, trailer) => {
  const place = { kind, environment: 'staging' };
  expect([branchOf(place), trailerKeyOf(place), trailerOf(place)]).toEqual([branch, key, trailer]);
});
