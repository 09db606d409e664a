import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { shipping } from './services';

/** Estimates the cost of shipping, and ships. */
export const shippingservice = (stack: DeploymentStack) =>
  new Workload(stack, shipping.name, {
    image: `${registry}/shippingservice`,
    ports: shipping.ports,
    env: { PORT: '50051', DISABLE_PROFILER: '1' },
    readinessProbe: { grpc: { port: 'grpc' }, periodSeconds: 5 },
    livenessProbe: { grpc: { port: 'grpc' } },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    securityContext,
  });
