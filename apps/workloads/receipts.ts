import { Bucket, Postgres, Queue, Workload } from '../../constructs';
import { DeploymentStack, text } from '../../lib';

/** A worker that takes orders from a queue, files a receipt for each, and keeps an index of them. */
export const receipts = (stack: DeploymentStack) =>
  new Workload(stack, 'receipts', {
    image: 'ghcr.io/acme/receipts',
    dependencies: {
      orders: new Queue({ access: 'receive' }),
      archive: new Bucket(),
      index: new Postgres({ size: 'small' }),
    },
    env: ({ orders, archive, index }) => ({
      ORDERS_URL: orders.url,
      ARCHIVE_BUCKET: archive.name,
      AWS_REGION: archive.region,
      DATABASE_URL: text`postgres://${index.username}:${index.password}@${index.host}:${index.port}/${index.database}?sslmode=require`,
    }),
    jobs: {
      migrate: { command: ['/receipts', 'migrate'] },
      nightly: { schedule: '0 3 * * *', timeZone: 'Europe/Berlin', command: ['/receipts', 'report'] },
    },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  });
