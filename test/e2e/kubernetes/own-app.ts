import { CronJob, Job, kind, StatefulWorkload, Workload } from '../../../constructs';
import { type DeploymentStack, Environment } from '../../../lib';
import { type Synthesized, synthesizePlatform } from '../../../lib/testing';

/** What one version of the tests' own app differs in from another. */
export interface Version {
  /** Tag of its images. @default '1' */
  readonly tag?: string;
  /** Pods of `orders` in the namespace with a quota. @default 3 */
  readonly orders?: number;
  /** Memory that `greedy` may use, in the namespace with limits. @default - it is not placed */
  readonly greedy?: '512Mi';
}

const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } } as const;
const image = 'registry.example.com/app';
const names = ['shop/web', 'shop/orders', 'shop/search', 'shop/import', 'shop/nightly', 'tight/orders', 'tight/greedy'];

/** An app with one of each kind of workload, in a place of its own, for what the example has no need of. */
export function ownApp({ tag = '1', orders = 3, greedy }: Version = {}): Synthesized {
  const lab = new Environment({
    name: 'lab',
    regions: [{ region: 'local', clusters: [{ name: 'lab', kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [],
    release: { schemaVersion: 1, images: Object.fromEntries(names.map((name) => [name, { tag }])) },
  });
  return synthesizePlatform((platform) => {
    lab.stamp(platform, 'shop', shop);
    lab.stamp(platform, 'tight', (stack) => {
      new Workload(stack, 'orders', { image, resources, replicas: orders });
      if (greedy) new Workload(stack, 'greedy', { image, resources: { ...resources, limits: { memory: greedy } } });
    });
  });
}

function shop(stack: DeploymentStack): void {
  new Workload(stack, 'web', {
    image,
    resources,
    ports: { http: { port: 80, targetPort: 8080 } },
    autoscaling: { minReplicas: 2, maxReplicas: 4 },
  });
  new Workload(stack, 'orders', { image, resources, replicas: 3, jobs: { migrate: { command: ['/app', 'migrate'] } } });
  new StatefulWorkload(stack, 'search', {
    image,
    resources,
    ports: { http: { port: 80, targetPort: 8080 } },
    volumeClaimTemplates: { index: { mountPath: '/var/lib/search', storage: '1Gi' } },
    replicas: 2,
  });
  new Job(stack, 'import', { image, resources, command: ['/app', 'import'] });
  new CronJob(stack, 'nightly', { image, resources, schedule: '0 3 * * *', timeZone: 'Europe/Berlin', command: ['/app', 'report'] });
}
