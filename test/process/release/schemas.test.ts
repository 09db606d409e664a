import Ajv2020 from 'ajv/dist/2020';
import { schemaOf } from '../../kit/root';
import { Slipway } from '../cli/slipway';
import { Shop } from './shop';

let slipway: Slipway;
let shop: Shop;
beforeAll(() => {
  slipway = new Slipway();
  shop = new Shop(slipway);
  const source = { repository: 'https://example.com/shop', commit: shop.git('rev-parse', 'HEAD') };
  shop.release('staging', { 'shop/cart': { tag: '1.1', digest: `sha256:${'0'.repeat(64)}`, source }, 'shop/web': { tag: '1.0' } });
  shop.commit('staging: cart 1.1');
  expect(shop.run('synth', '--quiet').code).toBe(0);
});
afterAll(() => {
  shop.remove();
  slipway.remove();
});

const promotion = ['promote', 'shop', '--from', 'staging', '--to', 'production'];
const production = ['--env', 'production', '--reason', 'INC-42'];

/** Every verb of releases, in an order in which each has something to tell. */
const runs: readonly (readonly [schema: string, ...args: string[]])[] = [
  ['edit', ...promotion, '--dry-run', '--pin'],
  ['edit', ...promotion, '--pin', '--no-plan', '--commit'],
  ['edit', ...promotion],
  ['render', 'render', '--env', 'production'],
  ['render', 'render', '--env', 'staging'],
  ['edit', 'rollback', 'shop/cart', ...production, '--commit'],
  ['hold', 'hold', 'shop/web', ...production, '--until', '2099-12-31', '--dry-run'],
  ['hold', 'hold', 'shop/web', ...production, '--commit'],
  ['where', 'where', '1.1'],
  ['versions', 'versions'],
  ['hold', 'release-hold', 'shop/web', ...production, '--commit'],
];

test('what every verb prints as JSON is as its schema says', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true }).addSchema(schemaOf('plan'));
  for (const name of new Set(runs.map(([schema]) => schema))) ajv.addSchema(schemaOf(name), name);
  for (const [schema, ...args] of runs) {
    const { code, stdout, stderr } = shop.run(...args, '-o', 'json');
    const validate = ajv.getSchema(schema)!;
    expect([args, code, code === 0 ? '' : stderr]).toEqual([args, 0, '']);
    expect([args, validate(JSON.parse(stdout)) || validate.errors]).toEqual([args, true]);
  }
});
