import { inApp, type Program } from '../program';
import type { Life } from '../row';

const needs = `
      carts: new Table({ partitionKey: { name: 'id', type: 'string' } }),
      stripe: new Secret({ keys: ['apiKey'] }),`;
const orders = (more: string) => `
  new Workload(stack, 'orders', {${more}
    image,
    dependencies: {${needs}
    },
    env: ({ carts, stripe }) => ({ CARTS: carts.name, KEY: stripe.apiKey }),
  });`;
const moved = (from: string, to: string, formerly: string) => (program: Program) => ({
  ...program,
  apps: { ...program.apps, [from]: '', [to]: orders(`\n    formerly: ${formerly},`) },
});

/** From state to state. */
export const moves: Life = {
  namespaces: ['sales', 'billing'],
  firstDay: { regions: `region('eu-central-1', ['blue'])`, more: '', apps: { sales: orders(''), billing: '' } },
  rows: [
    {
      change: 'move a workload to another app',
      says: "`formerly: 'sales/orders'`, and the ids once: `slipway retire --from-state`",
      steps: [moved('sales', 'billing', `'sales/orders'`)],
      asks: 'sales-production-eu-central-1',
    },
    {
      change: 'and say no more than its name',
      says: "`knownAs: 'sales/orders'`",
      steps: [inApp('billing', [`formerly: 'sales/orders'`, `knownAs: 'sales/orders'`])],
    },
    {
      change: 'roll the move back',
      says: "`formerly: 'billing/orders', knownAs: 'orders'`, and the ids once",
      steps: [moved('billing', 'sales', `'billing/orders', knownAs: 'orders'`)],
      asks: 'billing-production-eu-central-1',
    },
  ],
};
