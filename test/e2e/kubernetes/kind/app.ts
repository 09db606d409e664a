import { kind, Workload } from '../../../../constructs';
import { type DeploymentStack, Environment, type Platform, Service } from '../../../../lib';

/** Images that start without anything else, and tell requests and signals apart. */
const images = { web: 'registry.k8s.io/e2e-test-images/agnhost', load: 'docker.io/curlimages/curl' } as const;

const resources = { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '64Mi' } } as const;

const web = new Service('web', { http: { port: 80, targetPort: 8080 } });

/** Asks for ever, twenty times a second, a new connection each time; prints one word for each answer. */
const loop =
  'while true; do if curl --silent --fail --max-time 5 --output /dev/null "http://$WEB_ADDRESS/hostname"; then echo answered; else echo lost; fi; sleep 0.05; done';

/** A service and somebody who calls it without a pause: for clusters where containers really start. */
export function served(platform: Platform, version: string): void {
  const environment = new Environment({
    name: 'kind',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [],
    release: { schemaVersion: 1, images: { 'served/web': { tag: '2.53' }, 'served/load': { tag: '8.11.1' } } },
    replicas: 3,
  });
  environment.stamp(platform, 'served', (stack: DeploymentStack) => {
    new Workload(stack, web.name, {
      image: images.web,
      ports: web.ports,
      args: ['netexec', '--http-port=8080'],
      env: { VERSION: version },
      readinessProbe: { httpGet: { port: 'http', path: '/healthz' }, periodSeconds: 1 },
      resources,
    });
    new Workload(stack, 'load', {
      image: images.load,
      dependencies: { web: web.at('http') },
      command: ['/bin/sh', '-c', loop],
      replicas: 1,
      resources,
    });
  });
}
