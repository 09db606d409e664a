import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { ads } from './services';

/** Text advertisements for the words of a page. */
export const adservice = (stack: DeploymentStack) =>
  new Workload(stack, ads.name, {
    image: `${registry}/adservice`,
    ports: ads.ports,
    env: { PORT: '9555' },
    readinessProbe: { grpc: { port: 'grpc' }, initialDelaySeconds: 20, periodSeconds: 15 },
    livenessProbe: { grpc: { port: 'grpc' }, initialDelaySeconds: 20, periodSeconds: 15 },
    resources: { requests: { cpu: '200m', memory: '180Mi' }, limits: { cpu: '300m', memory: '300Mi' } },
    terminationGracePeriodSeconds: 5,
    securityContext,
  });
