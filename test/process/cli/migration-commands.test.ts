import { AssembledStack } from '../../../lib/assembly/assembly';
import { migrationCommands } from '../../../lib/cli/project/migration-commands';
import { stack } from './assemblies';

const production = stack('shop', 'production', 'eu-west-1', ['blue', 'green']);
const job = (cluster: string, path: string, name: string): AssembledStack['resources'][number] => ({
  engine: 'kubernetes',
  type: 'batch/v1/Job',
  address: `${cluster}/shop/Job/${name}`,
  path: `${production.id}/${path}`,
  sha256: '',
});

test('a stack with migrations is applied in two steps: what they stand on, then everything', () => {
  const resources = [
    ...production.resources,
    ...['blue', 'green'].flatMap((cluster) => [
      job(cluster, 'orders/migrate/Job', 'orders-migrate-0a1b2c3d'),
      job(cluster, 'carts/migrate/Job', 'carts-migrate-4e5f6a7b'),
    ]),
  ];
  expect(migrationCommands({ ...production, resources }, 'blue', 'dist')).toEqual([
    'kubectl --context blue apply --server-side --selector slipway.dev/stage -f dist/production/blue/shop-production-eu-west-1',
    'kubectl --context blue --namespace shop wait --for=condition=complete --timeout=15m job/orders-migrate-0a1b2c3d job/carts-migrate-4e5f6a7b',
  ]);
});

test('a stack without migrations needs no steps, and a job of its own is none', () => {
  expect(migrationCommands(production, 'blue', 'dist')).toEqual([]);
  const resources = [...production.resources, job('blue', 'seed/Job', 'seed-0a1b2c3d')];
  expect(migrationCommands({ ...production, resources }, 'blue', 'dist')).toEqual([]);
});

test('a word that a shell would take apart is quoted', () => {
  const resources = [job('blue', 'orders/migrate/Job', 'orders-migrate-0a1b2c3d')];
  expect(migrationCommands({ ...production, resources }, 'blue', "it's out/dist")[0]).toMatch(
    / -f 'it'\\''s out\/dist\/production\/blue\/shop-production-eu-west-1'$/,
  );
});
