import { kind, Workload } from '../../../constructs';
import { type DeploymentStack, Environment } from '../../../lib';
import { type Synthesized, synthesizePlatform } from '../../../lib/testing';

/** What one commit of the tests' app differs in from another. */
export interface Commit {
  /** Tag of its images. @default '1' */
  readonly tag?: string;
  /** @default - all of them */
  readonly workloads?: readonly Name[];
  /** Whether the app is placed at all. @default true */
  readonly placed?: boolean;
}

type Name = 'orders' | 'archive' | 'web';

const image = 'registry.example.com/app';
const resources = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } } as const;

const define: Readonly<Record<Name, (stack: DeploymentStack) => unknown>> = {
  orders: (stack) => new Workload(stack, 'orders', { image, resources, jobs: { migrate: { command: ['/app', 'migrate'] } } }),
  archive: (stack) =>
    new Workload(stack, 'archive', { image, resources, replicas: 1, volumes: { data: { mountPath: '/data', claim: { storage: '1Gi' } } } }),
  web: (stack) => new Workload(stack, 'web', { image, resources, ports: { http: { port: 80, targetPort: 8080 } } }),
};

/** An app with a migration and a disk, beside another one that stays as it is. */
export function app({ tag = '1', workloads = ['orders', 'archive', 'web'], placed = true }: Commit = {}): Synthesized {
  const names = ['other/web', ...Object.keys(define).map((name) => `shop/${name}`)];
  const lab = new Environment({
    name: 'lab',
    regions: [{ region: 'local', clusters: [{ name: 'lab', kubernetesVersion: '1.34', network: kind() }] }],
    provisioners: [],
    release: { schemaVersion: 1, images: Object.fromEntries(names.map((name) => [name, { tag }])) },
  });
  return synthesizePlatform((platform) => {
    lab.stamp(platform, 'other', define.web);
    if (placed)
      lab.stamp(platform, 'shop', (stack) => {
        for (const name of workloads) define[name](stack);
      });
  });
}
