import { DeploymentStack, text } from 'slipway';
import { Redis, Workload } from 'slipway/constructs';

/** Takes orders, and remembers carts until they are paid. */
export const orders = (stack: DeploymentStack) =>
  new Workload(stack, 'orders', {
    image: 'ghcr.io/acme/orders',
    ports: { http: { port: 80, targetPort: 8080, appProtocol: 'http' } },
    dependencies: { carts: new Redis({ size: 'small' }) },
    env: ({ carts }) => ({ CARTS: text`${carts.host}:${carts.port}`, CARTS_TLS: carts.tls }),
    readinessProbe: { httpGet: { port: 'http', path: '/healthz' } },
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
  });
