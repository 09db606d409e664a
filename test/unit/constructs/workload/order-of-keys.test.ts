import * as fc from 'fast-check';
import { Bucket, CronJob, PodProps, Queue, StatefulWorkload, Workload, WorkloadProps } from '../../../../constructs';
import { DeploymentStack } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';

/** The entries of every map in an order that a seed chooses, but for maps whose order means something. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, seed));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, ordered.has(key) ? inner : shuffled(inner, seed)] as const);
  const rank = (key: string) => [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0) + seed) % 1009, seed);
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b)));
}

/** Containers start in the order given, and a variable may refer to what stands before it. */
const ordered = new Set(['env', 'initContainers', 'sidecars']);

const pods = {
  image,
  files: { '/etc/a.yaml': 'a', '/etc/c.yaml': 'c', '/etc/b.bin': { content: 'b', mode: 0o400 } },
  volumes: {
    cache: { mountPath: '/cache', emptyDir: { sizeLimit: '1Gi' } },
    settings: { mountPath: '/settings', configMap: { name: 'settings' } },
    archive: { mountPath: '/archive', claim: { storage: '1Gi', accessMode: 'ReadWriteMany' } },
  },
  podAnnotations: { b: '1', a: '2' },
  resources: { requests: { memory: '1Gi', cpu: '1' }, limits: { memory: '1Gi', cpu: '2' } },
};
const serving = {
  ...pods,
  ports: { web: { port: 80, targetPort: 8080 }, admin: { port: 9000 }, other: { port: 81, targetPort: 8080 } },
  readinessProbe: { httpGet: { port: 'web', path: '/', httpHeaders: { b: '1', a: '2' } } },
  livenessProbe: { httpGet: { port: 'other', path: '/' } },
};

/** What the pods of each kind are, by kind. */
function templates(seed: number): Readonly<Record<string, unknown>> {
  const { resources } = synthesize(aws({ release: { schemaVersion: 1, images } }), (stack: DeploymentStack) => {
    const dependencies = shuffled({ uploads: new Bucket(), events: new Queue() }, seed) as Record<string, Bucket | Queue>;
    new Workload(stack, 'orders', { ...(shuffled(serving, seed) as WorkloadProps), dependencies });
    new StatefulWorkload(stack, 'cart', {
      ...(shuffled(serving, seed) as PodProps),
      volumeClaimTemplates: shuffled({ b: { mountPath: '/b', storage: '1Gi' }, a: { mountPath: '/a', storage: '1Gi' } }, seed) as Record<
        string,
        { mountPath: string; storage: '1Gi' }
      >,
    });
    new CronJob(stack, 'worker', { ...(shuffled(pods, seed) as PodProps), schedule: '0 3 * * *' });
  });
  const [cart] = resources.ofType('apps/v1/StatefulSet');
  return {
    Deployment: resources.ofType('apps/v1/Deployment').map(({ values }) => values.spec.template),
    StatefulSet: [cart!.values.spec.template, cart!.values.spec.volumeClaimTemplates],
    CronJob: resources.ofType('batch/v1/CronJob').map(({ values }) => values.spec.jobTemplate),
    ConfigMap: resources.ofType('v1/ConfigMap').map(({ values }) => values.data),
  };
}

const images = Object.fromEntries(['orders', 'cart', 'worker'].map((name) => [`shop/${name}`, { tag: '1' }]));

test('the order in which properties are stated restarts no pod, where it means nothing to Kubernetes', () => {
  const first = JSON.stringify(templates(0));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => expect(JSON.stringify(templates(seed))).toBe(first)),
    { numRuns: 8, seed: 1 },
  );
});

test('two ports of the Service may lead to one port of the container, which has it once', () => {
  const { resources } = synthesize(aws(), (stack) => {
    new Workload(stack, 'orders', {
      image,
      ports: {
        http: { port: 80, targetPort: 8080 },
        admin: { port: 81, targetPort: 8080 },
        dns: { port: 53, targetPort: 8080, protocol: 'UDP' },
      },
      readinessProbe: { httpGet: { port: 'http', path: '/' } },
    });
  });
  const { values } = resources.only('apps/v1/Deployment');
  expect(values.spec.template.spec.containers[0].ports).toEqual([
    { name: 'admin', containerPort: 8080, protocol: 'TCP' },
    { name: 'dns', containerPort: 8080, protocol: 'UDP' },
  ]);
  expect(values.spec.template.spec.containers[0].readinessProbe.httpGet.port).toBe(8080);
  expect(resources.only('v1/Service').values.spec.ports).toHaveLength(3);
});
