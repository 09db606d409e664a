import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { payment } from './services';

/** Charges a credit card; in this demo, nobody’s. */
export const paymentservice = (stack: DeploymentStack) =>
  new Workload(stack, payment.name, {
    image: `${registry}/paymentservice`,
    ports: payment.ports,
    env: { PORT: '50051', DISABLE_PROFILER: '1' },
    readinessProbe: { grpc: { port: 'grpc' } },
    livenessProbe: { grpc: { port: 'grpc' } },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
