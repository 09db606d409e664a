import { Postgres, Queue, Secret, Workload } from '../../../constructs';
import { DeploymentStack, text } from '../../../lib';
import { owner } from './owner';
import { search } from './services';
import { archive, filed } from './shared';

/** Takes orders from a queue, files a receipt for each as a PDF, and keeps an index of them. */
export const worker = (stack: DeploymentStack) =>
  new Workload(stack, 'receipts', {
    image: 'ghcr.io/acme/receipts',
    owner,
    dependencies: {
      orders: new Queue({ access: 'receive' }),
      archive: archive.as('readWrite'),
      filed: filed.as('send'),
      index: new Postgres({ size: 'small' }),
      search: search.at('http'),
      mail: new Secret({ keys: ['apiKey'] }),
    },
    env: ({ orders, archive, filed, index, search, mail }) => ({
      ORDERS_URL: orders.url,
      FILED_URL: filed.url,
      ARCHIVE_BUCKET: archive.name,
      AWS_REGION: archive.region,
      DATABASE_URL: text`postgres://${index.username}:${index.password}@${index.host}:${index.port}/${index.database}?sslmode=${index.sslMode}`,
      SEARCH_URL: text`http://${search.address}`,
      MAIL_API_KEY: mail.apiKey,
      PRINTER_URL: 'http://localhost:3000',
    }),
    sidecars: {
      printer: {
        image: 'gotenberg/gotenberg:8.24.0',
        ports: { http: { port: 3000 } },
        startupProbe: { httpGet: { port: 'http', path: '/health' } },
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      },
    },
    jobs: {
      migrate: { command: ['/receipts', 'migrate'] },
      nightly: { schedule: '0 3 * * *', timeZone: 'Europe/Berlin', command: ['/receipts', 'report'] },
    },
    autoscaling: { minReplicas: 2, maxReplicas: 10, queue: { dependency: 'orders', messagesPerReplica: 100 } },
    metrics: { port: 9090 },
    alerts: {
      ReceiptsLate: {
        expr: 'max(receipts_oldest_order_age_seconds) > 900',
        for: '10m',
        severity: 'warning',
        summary: 'An order has waited for its receipt for more than 15 minutes.',
        runbook: `${owner.docs}#late`,
      },
    },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  });
