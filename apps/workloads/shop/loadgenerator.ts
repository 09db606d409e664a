import { Workload } from '../../../constructs';
import { DeploymentStack } from '../../../lib';
import { registry, securityContext } from './pods';
import { frontend } from './services';

const waitForFrontend = `MAX_RETRIES=12
RETRY_INTERVAL=10
for i in $(seq 1 $MAX_RETRIES); do
  echo "Attempt $i: Pinging frontend: \${FRONTEND_ADDR}..."
  STATUSCODE=$(wget --server-response http://\${FRONTEND_ADDR} 2>&1 | awk '/^  HTTP/{print $2}')
  if [ $STATUSCODE -eq 200 ]; then
      echo "Frontend is reachable."
      exit 0
  fi
  echo "Error: Could not reach frontend - Status code: \${STATUSCODE}"
  sleep $RETRY_INTERVAL
done
echo "Failed to reach frontend after $MAX_RETRIES attempts."
exit 1
`;

/** Ten people who browse and buy, so that the shop has something to do. */
export const loadgenerator = (stack: DeploymentStack) =>
  new Workload(stack, 'loadgenerator', {
    image: `${registry}/loadgenerator`,
    dependencies: { frontend: frontend.at('http') },
    initContainers: {
      'frontend-check': {
        image: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
        command: ['/bin/sh', '-exc', waitForFrontend],
        env: ({ frontend }) => ({ FRONTEND_ADDR: frontend.address }),
      },
    },
    env: ({ frontend }) => ({ FRONTEND_ADDR: frontend.address, USERS: '10', RATE: '1' }),
    replicas: 1,
    resources: { requests: { cpu: '300m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    terminationGracePeriodSeconds: 5,
    podAnnotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' },
    securityContext,
  });
