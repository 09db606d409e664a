import { StatefulWorkload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { owner } from './owner';
import { search as service } from './services';
import { archive, filed } from './shared';

/** Finds receipts by what stands in them. Its index is on a disk of its own, and made anew from the archive if that is lost. */
export const search = (stack: DeploymentStack) =>
  new StatefulWorkload(stack, service.name, {
    image: 'ghcr.io/acme/receiptsearch',
    owner,
    ports: service.ports,
    routes: { web: { host: `receipts.${stack.environment.name}.example.com`, port: 'http' } },
    dependencies: { archive: archive.as('read'), filed: filed.as('receive') },
    env: ({ archive, filed }) => ({
      INDEX_PATH: '/var/lib/receiptsearch',
      ARCHIVE_BUCKET: archive.name,
      AWS_REGION: archive.region,
      FILED_URL: filed.url,
    }),
    volumeClaimTemplates: { index: { mountPath: '/var/lib/receiptsearch', storage: '10Gi', storageClassName: 'encrypted' } },
    runtime: 'jvm',
    readinessProbe: { httpGet: { port: 'http', path: '/ready' } },
    livenessProbe: { httpGet: { port: 'http', path: '/live' } },
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
  });
