import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { catalog, recommendations } from './services';

/** Products that go with those in the cart. */
export const recommendationservice = (stack: DeploymentStack) =>
  new Workload(stack, recommendations.name, {
    image: `${registry}/recommendationservice`,
    ports: recommendations.ports,
    dependencies: { catalog: catalog.at('grpc') },
    env: ({ catalog }) => ({ PORT: '8080', PRODUCT_CATALOG_SERVICE_ADDR: catalog.address, DISABLE_PROFILER: '1' }),
    readinessProbe: { grpc: { port: 'grpc' }, periodSeconds: 5 },
    livenessProbe: { grpc: { port: 'grpc' }, periodSeconds: 5 },
    resources: { requests: { cpu: '100m', memory: '220Mi' }, limits: { cpu: '200m', memory: '450Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
