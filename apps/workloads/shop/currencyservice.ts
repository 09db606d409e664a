import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { currency } from './services';

/** Converts amounts of money: the busiest service of the shop. */
export const currencyservice = (stack: DeploymentStack) =>
  new Workload(stack, currency.name, {
    image: `${registry}/currencyservice`,
    ports: currency.ports,
    env: { PORT: '7000', DISABLE_PROFILER: '1' },
    readinessProbe: { grpc: { port: 'grpc' } },
    livenessProbe: { grpc: { port: 'grpc' } },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
