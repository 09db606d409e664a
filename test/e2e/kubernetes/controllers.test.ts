import { isDeepStrictEqual } from 'node:util';
import { describeWithLab } from '../lab/jest/with-lab';
import { CLUSTER } from '../lab/toolchain';
import { until } from '../lab/until';
import { Deployed } from './deployed';
import { type KubernetesObject, placesOf, writeFiles } from './manifests';
import { ownApp, type Version } from './own-app';

const yaml = (...objects: object[]): string => objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');

describeWithLab("Kubernetes' own controllers", CLUSTER, (sandbox) => {
  let deployed: Deployed;
  const replicasOf = async (deployment: string, namespace = 'shop'): Promise<number> =>
    (await deployed.cluster.get(`deployment/${deployment}`, '-n', namespace)).spec.replicas;
  const podsOf = async (name: string, namespace = 'shop'): Promise<KubernetesObject[]> =>
    (await deployed.cluster.get('pods', '-n', namespace, '-l', `app.kubernetes.io/name=${name}`)).items;
  const namesOf = (objects: readonly KubernetesObject[]): string[] => objects.map(({ metadata }) => metadata.name);
  const isReady = ({ status }: KubernetesObject): boolean =>
    !!status?.conditions?.some(({ type, status }: KubernetesObject) => type === 'Ready' && status === 'True');
  const applyVersion = (version: Version) => {
    writeFiles(ownApp(version), sandbox().folder);
    return deployed.apply();
  };

  beforeAll(async () => {
    const app = ownApp();
    const [place] = placesOf(app);
    deployed = await Deployed.start(sandbox(), app, place!);
    const { cluster } = deployed;
    await cluster.apply([sandbox().path(place!.folders[0]!)]);
    await cluster.kubectl(['create', '-f', '-'], { input: yaml(...limitsOf('tight')) });
    expect((await deployed.apply()).warnings).toEqual([]);
    await deployed.rolledOut();
  });

  describe('an autoscaler', () => {
    test('decides how many pods run, and the next apply leaves it at that', async () => {
      const { cluster } = deployed;
      await until(
        () => replicasOf('web'),
        (replicas) => replicas === 2,
      );
      await cluster.kubectl(['scale', 'deployment/web', '--replicas=9', '-n', 'shop']);
      await until(
        () => replicasOf('web'),
        (replicas) => replicas === 4,
      );
      const before = await deployed.state();
      await deployed.apply();
      expect(await replicasOf('web')).toBe(4);
      expect(await deployed.state()).toEqual(before);
      expect(JSON.stringify(before['Deployment shop/web']?.ours)).not.toContain('f:replicas');
    });
  });

  describe('a disruption budget', () => {
    const evict = async (pod: string): Promise<string> => {
      const path = `/api/v1/namespaces/shop/pods/${pod}/eviction`;
      const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace: 'shop' } };
      const { stdout, stderr } = await deployed.cluster.kubectl(['create', '--raw', path, '-f', '-'], {
        input: JSON.stringify(eviction),
        exits: [0, 1],
      });
      return stdout + stderr;
    };

    test('lets one pod go, and the next one only when the first is replaced', async () => {
      const { cluster } = deployed;
      const [first = '', second = ''] = namesOf(await podsOf('orders'));
      await cluster.kubectl(['cordon', '-l', 'kubernetes.io/os=linux']);
      expect(await evict(first)).toContain('"status":"Success"');
      expect(await evict(second)).toContain("Cannot evict pod as it would violate the pod's disruption budget");
      await cluster.kubectl(['uncordon', '-l', 'kubernetes.io/os=linux']);
      await until(
        () => podsOf('orders'),
        (pods) => pods.length === 3 && pods.every(isReady),
      );
      await until(
        () => evict(second),
        (answer) => answer.includes('"status":"Success"'),
      );
    });

    test('lets a node be drained', async () => {
      const { cluster } = deployed;
      await until(
        () => podsOf('orders'),
        (pods) => pods.length === 3 && pods.every(isReady),
      );
      await cluster.kubectl(['drain', 'node-b', '--delete-emptydir-data', '--ignore-daemonsets', '--timeout=120s']);
      const { items } = await cluster.get('pods', '-A', '--field-selector', 'spec.nodeName=node-b,status.phase=Running');
      expect(namesOf(items)).toEqual([]);
      await deployed.rolledOut();
      await cluster.kubectl(['uncordon', 'node-b']);
    });
  });

  describe('a namespace with a quota and limits', () => {
    const why = async (workload: string): Promise<string> => {
      const { items } = await deployed.cluster.get('replicasets', '-n', 'tight', '-l', `app.kubernetes.io/name=${workload}`);
      return items
        .flatMap(({ status }: KubernetesObject) => status.conditions ?? [])
        .map(({ message }: KubernetesObject) => message)
        .join();
    };

    test('counts exactly what the manifests request', async () => {
      const used = async (): Promise<object> => (await deployed.cluster.get('resourcequota/quota', '-n', 'tight')).status.used;
      const counted = { pods: '3', 'requests.cpu': '300m', 'requests.memory': '192Mi', 'limits.memory': '384Mi' };
      expect(await until(used, (now) => isDeepStrictEqual(now, counted))).toEqual(counted);
    });

    test('gives containers the limit that their manifests leave out, and our apply does not fight it', async () => {
      const [pod] = await podsOf('orders', 'tight');
      expect(pod?.spec.containers[0].resources.limits).toEqual({ cpu: '500m', memory: '128Mi' });
      const before = await deployed.state();
      await deployed.apply();
      expect(await deployed.state()).toEqual(before);
    });

    test('admits no pod beyond the quota', async () => {
      await applyVersion({ orders: 5 });
      await until(
        () => why('orders'),
        (message) => message.includes('exceeded quota: quota'),
      );
      expect(await podsOf('orders', 'tight')).toHaveLength(4);
      await applyVersion({});
      await deployed.rolledOut();
    });

    test('admits no container beyond the limits', async () => {
      await applyVersion({ greedy: '512Mi' });
      await until(
        () => why('greedy'),
        (message) => message.includes('maximum memory usage per Container is 256Mi, but limit is 512Mi'),
      );
      expect(await podsOf('greedy', 'tight')).toEqual([]);
      await deployed.cluster.kubectl(['delete', 'deployment', 'greedy', '-n', 'tight']);
      writeFiles(ownApp(), sandbox().folder);
    });
  });

  describe('jobs', () => {
    const jobs = async (): Promise<KubernetesObject[]> =>
      until(
        () => deployed.list('jobs'),
        (all) => all.every(({ status }) => status.completionTime),
      );
    const runs = (all: readonly KubernetesObject[]): Record<string, [string, number]> =>
      Object.fromEntries(all.map(({ metadata, status }) => [metadata.name, [metadata.uid, status.succeeded]]));

    test('run once for each version of their pods', async () => {
      const first = runs(await jobs());
      expect(
        Object.keys(first)
          .map((name) => name.replace(/-[0-9a-f]{8}$/, ''))
          .sort(),
      ).toEqual(['import', 'orders-migrate']);
      await deployed.apply();
      expect(runs(await jobs())).toEqual(first);
      await applyVersion({ tag: '2' });
      await deployed.rolledOut();
      const second = runs(await jobs());
      expect(second).toMatchObject(first);
      expect(Object.keys(second)).toHaveLength(4);
      expect(Object.values(second).map(([, succeeded]) => succeeded)).toEqual([1, 1, 1, 1]);
    });

    test('run by the clock of their schedule', async () => {
      const { cluster } = deployed;
      const { spec } = await cluster.get('cronjob/nightly', '-n', 'shop');
      expect(spec).toMatchObject({ schedule: '0 3 * * *', timeZone: 'Europe/Berlin', concurrencyPolicy: 'Forbid' });
      await cluster.kubectl(['create', 'job', 'nightly-now', '--from=cronjob/nightly', '-n', 'shop']);
      expect(runs(await jobs())['nightly-now']?.[1]).toBe(1);
    });
  });

  describe('a StatefulSet', () => {
    const claims = async (): Promise<Record<string, string>> =>
      Object.fromEntries((await deployed.list('persistentvolumeclaims')).map(({ metadata, spec }) => [metadata.name, spec.volumeName]));

    test('gives each pod a disk, which it finds again, and which outlives them all', async () => {
      const { cluster } = deployed;
      const before = await claims();
      expect(before).toEqual({ 'index-search-0': expect.stringMatching(/^disk-/), 'index-search-1': expect.stringMatching(/^disk-/) });
      const second = async (): Promise<KubernetesObject> =>
        (await podsOf('search')).find(({ metadata }) => metadata.name === 'search-1') ?? {};
      const { uid } = (await second()).metadata;
      await cluster.kubectl(['delete', 'pod', 'search-1', '-n', 'shop', '--wait=false']);
      const again = await until(second, (pod) => pod.metadata !== undefined && pod.metadata.uid !== uid && isReady(pod));
      expect(again.spec.volumes).toContainEqual({ name: 'index', persistentVolumeClaim: { claimName: 'index-search-1' } });
      await cluster.kubectl(['delete', 'statefulset', 'search', '-n', 'shop', '--wait=false']);
      await until(
        () => podsOf('search'),
        (pods) => pods.length === 0,
      );
      expect(await claims()).toEqual(before);
    });
  });
});

/** Room for four pods of `orders`, and for no container that may use more than 256Mi. */
function limitsOf(namespace: string): object[] {
  const hard = { pods: '4', 'requests.cpu': '400m', 'requests.memory': '256Mi', 'limits.memory': '512Mi' };
  const limits = [{ type: 'Container', default: { cpu: '500m' }, max: { memory: '256Mi' } }];
  return [
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'quota', namespace }, spec: { hard } },
    { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'limits', namespace }, spec: { limits } },
  ];
}
