import { DeploymentStack } from 'slipway';
import { Service } from './service';

/** Shows whether the platform is well. */
export const status = (stack: DeploymentStack) =>
  new Service(stack, 'status', {
    team: 'platform',
    image: 'ghcr.io/acme/status',
    ports: { http: { port: 80, targetPort: 8080, appProtocol: 'http' } },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    autoscaling: { minReplicas: 2, maxReplicas: 6, cpu: 70 },
  });
