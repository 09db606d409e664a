import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { catalog } from './services';

/** The products, and the search for them. */
export const productcatalogservice = (stack: DeploymentStack) =>
  new Workload(stack, catalog.name, {
    image: `${registry}/productcatalogservice`,
    ports: catalog.ports,
    env: { PORT: '3550', DISABLE_PROFILER: '1' },
    readinessProbe: { grpc: { port: 'grpc' } },
    livenessProbe: { grpc: { port: 'grpc' } },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
