import { edited, inApp } from '../program';
import type { Life } from '../row';

const provisioners = (version: number) => `provisioners: [AwsPostgres.provisioner({ passwordVersion: ${version} })],`;

/** One database: the mock has one. */
export const database: Life = {
  namespaces: ['store'],
  firstDay: {
    regions: `region('eu-central-1', ['blue'])`,
    more: provisioners(1),
    apps: {
      store: `
  new Workload(stack, 'orders', {
    image,
    dependencies: { db: new Postgres({ size: 'small' }) },
    env: ({ db }) => ({ HOST: db.host, PASSWORD: db.password }),
  });`,
    },
  },
  rows: [
    {
      change: 'change a size of a database',
      says: "`size: 'medium'`",
      steps: [inApp('store', [`size: 'small'`, `size: 'medium'`])],
    },
    {
      change: 'rename a database, its workload, and roll the size back in one step',
      says: "`formerly` of both, `size: 'small'`",
      steps: [
        inApp(
          'store',
          [`'orders', {`, `'cart', { formerly: 'orders',`],
          [`db: new Postgres({ size: 'medium' })`, `database: new Postgres({ size: 'small' }).formerly('db')`],
          ['({ db })', '({ database })'],
          ['db.host', 'database.host'],
          ['db.password', 'database.password'],
        ),
      ],
    },
    {
      change: 'rotate a password',
      says: '`AwsPostgres.provisioner({ passwordVersion: 2 })`: another version of its secret',
      steps: [(program) => ({ ...program, more: edited(program.more, provisioners(1), provisioners(2)) })],
    },
  ],
};
