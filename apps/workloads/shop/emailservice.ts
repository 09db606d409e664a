import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { email } from './services';

/** Sends the confirmation of an order. */
export const emailservice = (stack: DeploymentStack) =>
  new Workload(stack, email.name, {
    image: `${registry}/emailservice`,
    ports: email.ports,
    env: { PORT: '8080', DISABLE_PROFILER: '1' },
    readinessProbe: { grpc: { port: 'grpc' }, periodSeconds: 5 },
    livenessProbe: { grpc: { port: 'grpc' }, periodSeconds: 5 },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
