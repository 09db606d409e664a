import { Redis, Workload } from '../../../constructs';
import { DeploymentStack, text } from '../../../lib';
import { registry, securityContext } from './pods';
import { cart } from './services';

/** The items in each user's cart, in Redis: in the cluster in development, a managed one with TLS elsewhere. */
export const cartservice = (stack: DeploymentStack) =>
  new Workload(stack, cart.name, {
    image: `${registry}/cartservice`,
    ports: cart.ports,
    dependencies: { carts: new Redis({ size: 'small' }) },
    env: ({ carts }) => ({ REDIS_ADDR: text`${carts.host}:${carts.port},ssl=${carts.tls}` }),
    readinessProbe: { grpc: { port: 'grpc' }, initialDelaySeconds: 15 },
    livenessProbe: { grpc: { port: 'grpc' }, initialDelaySeconds: 15, periodSeconds: 10 },
    resources: { requests: { cpu: '200m', memory: '64Mi' }, limits: { cpu: '300m', memory: '128Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
