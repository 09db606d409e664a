import { account, inApp, type Program } from '../program';
import type { Life, Row } from '../row';

/** What is deployed on the first day. */
const firstDay: Program = {
  regions: `region('eu-central-1', ['blue'])`,
  more: '',
  apps: {
    shop: `
  new Workload(stack, 'web', { image });
  new Workload(stack, 'orders', {
    image,
    dependencies: {
      uploads: new Bucket(),
      carts: new Table({ partitionKey: { name: 'id', type: 'string' } }),
      stripe: new Secret({ keys: ['apiKey'] }),
    },
    env: ({ uploads, carts, stripe }) => ({ UPLOADS: uploads.name, CARTS: carts.name, KEY: stripe.apiKey }),
  });`,
  },
};

const table = `new Table({ partitionKey: { name: 'order', type: 'string' } })`;
const archive = `archive: ${table},`;
const leaving = `archive: retired(${table}, { reason: 'for the auditors', owner: 'finance' }),`;
const orders = ['shop/orders'];

/** Each changes what the rows before it have made. */
const rows: readonly Row[] = [
  {
    change: 'add a dependency',
    says: '`archive: new Table({ … })`',
    steps: [
      inApp(
        'shop',
        ['stripe: new', `${archive} stripe: new`],
        ['uploads, carts, stripe', 'uploads, carts, stripe, archive'],
        ['UPLOADS: uploads.name', 'ARCHIVE: archive.name, UPLOADS: uploads.name'],
      ),
    ],
    restarted: orders,
  },
  {
    change: 'remove one by deleting its line',
    says: 'nothing',
    steps: [inApp('shop', [archive, ''], ['stripe, archive', 'stripe'], ['ARCHIVE: archive.name, ', ''])],
    refused: /is made no longer/,
  },
  {
    change: 'retire one',
    says: '`archive: retired(new Table({ … }), { reason })`',
    steps: [inApp('shop', [archive, leaving], ['stripe, archive', 'stripe'], ['ARCHIVE: archive.name, ', ''])],
    restarted: orders,
  },
  {
    change: 'put it back (the retirement rolled back)',
    says: '`archive: new Table({ … })`',
    steps: [inApp('shop', [leaving, archive], ['stripe })', 'stripe, archive })'], ['UPLOADS:', 'ARCHIVE: archive.name, UPLOADS:'])],
    restarted: orders,
  },
  {
    change: 'remove one',
    says: '`retired`, and in a later release nothing',
    steps: [
      inApp('shop', [archive, leaving], ['stripe, archive', 'stripe'], ['ARCHIVE: archive.name, ', '']),
      inApp('shop', [leaving, '']),
    ],
    restarted: orders,
  },
  {
    change: 'its owner destroys what was retired',
    says: 'nothing: deletes it in the account, and its entry in the list',
    steps: [
      async (program, world) => {
        const name = 'acme-production-eu-central-1-shop-orders-archive';
        const place = { region: 'eu-central-1', account };
        const unprotected = { TableName: name, DeletionProtectionEnabled: false };
        await world.aws.call('dynamodb', 'DynamoDB_20120810.UpdateTable', unprotected, place);
        await world.aws.call('dynamodb', 'DynamoDB_20120810.DeleteTable', { TableName: name }, place);
        world.dropFromList('shop-production-eu-central-1', name);
        return program;
      },
    ],
    destroyed: 1,
  },
  {
    change: 'put it back after that (no retirement is rolled back that was destroyed: an empty one is made)',
    says: '`archive: new Table({ … })`',
    steps: [
      inApp(
        'shop',
        ['stripe: new', `${archive} stripe: new`],
        ['stripe })', 'stripe, archive })'],
        ['UPLOADS:', 'ARCHIVE: archive.name, UPLOADS:'],
      ),
    ],
    restarted: orders,
  },
  {
    change: 'rename one',
    says: "`files: new Bucket().formerly('uploads')`",
    steps: [
      inApp(
        'shop',
        ['uploads: new Bucket()', `files: new Bucket().formerly('uploads')`],
        ['({ uploads,', '({ files,'],
        ['uploads.name', 'files.name'],
      ),
    ],
  },
  {
    change: 'rename a workload',
    says: "`new Workload(stack, 'cart', { formerly: 'orders' })`",
    steps: [inApp('shop', [`'orders', {`, `'cart', { formerly: 'orders',`])],
  },
  {
    change: 'rename and change it in one step',
    says: "`formerly: ['orders', 'cart']`, a time to live, and another name of the table",
    steps: [
      inApp(
        'shop',
        [`'cart', { formerly: 'orders',`, `'basket', { formerly: ['orders', 'cart'],`],
        [`carts: new Table({`, `baskets: new Table({ timeToLiveAttribute: 'until',`],
        [`name: 'id', type: 'string' } })`, `name: 'id', type: 'string' } }).formerly('carts')`],
        [' carts, stripe', ' baskets, stripe'],
        ['carts.name', 'baskets.name'],
      ),
    ],
  },
  {
    change: 'roll a rename back',
    says: "`new Workload(stack, 'orders', { formerly: ['cart', 'basket'], knownAs: 'orders' })`",
    steps: [inApp('shop', [`'basket', { formerly: ['orders', 'cart'],`, `'orders', { formerly: ['cart', 'basket'], knownAs: 'orders',`])],
  },
  {
    change: 'change a size of a workload',
    says: '`resources`',
    steps: [
      inApp('shop', [
        `knownAs: 'orders',`,
        `knownAs: 'orders', resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },`,
      ]),
    ],
    restarted: orders,
  },
  {
    change: 'synthesize an older checkout',
    says: 'nothing',
    steps: [
      (program, world) => {
        world.checkOut(0);
        return program;
      },
    ],
    refused: /newer than what is checked out|is made no longer/,
  },
  {
    change: 'upgrade the library by a patch',
    says: 'nothing: the library is installed under the next number, 0.0.1',
    steps: [
      (program, world) => {
        world.upgrade('0.0.1');
        return program;
      },
    ],
  },
  {
    change: 'add a cluster, to replace the other one',
    says: "`clusters: ['blue', 'green']`",
    steps: [(program) => ({ ...program, regions: `region('eu-central-1', ['blue', 'green'])` })],
  },
  {
    change: 'replace a cluster: the former one goes',
    says: "`clusters: ['green']`",
    steps: [(program) => ({ ...program, regions: `region('eu-central-1', ['green'])` })],
  },
];

/** Names, what is gone, and clusters. */
export const names: Life = { namespaces: ['shop'], firstDay, rows };
