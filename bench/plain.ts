import { Bucket, Queue, Workload } from '../constructs';
import { DeploymentStack } from '../lib';

/** A service with a bucket and a queue, which states little. */
export function plain(stack: DeploymentStack, name: string): void {
  new Workload(stack, name, {
    image: `ghcr.io/acme/${name}`,
    ports: { http: { port: 80, targetPort: 8080 } },
    dependencies: { uploads: new Bucket(), events: new Queue({ access: 'send' }) },
    env: ({ uploads, events }) => ({ UPLOADS: uploads.name, EVENTS: events.url }),
    readinessProbe: { httpGet: { port: 'http', path: '/healthz' } },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  });
}
