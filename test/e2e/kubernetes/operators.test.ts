import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../../lib';
import { migrationCommands } from '../../../lib/cli/project/migration-commands';
import { describeWithLab } from '../lab/jest/with-lab';
import { sleep } from '../lab/process';
import { CLUSTER, toolPath } from '../lab/toolchain';
import { until } from '../lab/until';
import { Deployed } from './deployed';
import { documents, type KubernetesObject, nameOf, placesOf, writeFiles } from './manifests';
import { operatorsApp } from './operators-app';

const app = operatorsApp();
const [place] = placesOf(app);
const [platform = '', shop = ''] = place!.folders;
const classes = [
  { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'important' }, value: 1000 },
  { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: 'sandboxed' }, handler: 'sandboxed' },
];
const yaml = (...objects: object[]): string => objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');

describeWithLab('An app for the operators of a cluster', [...CLUSTER, 'go'], (sandbox) => {
  let deployed: Deployed;
  const podsOf = async (name: string): Promise<KubernetesObject[]> =>
    (await deployed.cluster.get('pods', '-n', 'shop', '-l', `app.kubernetes.io/name=${name}`)).items;

  beforeAll(async () => {
    deployed = await Deployed.start(sandbox(), app, place!);
    await deployed.cluster.kubectl(['create', '-f', '-'], { input: yaml(...classes) });
    await deployed.cluster.apply([sandbox().path(platform)]);
  });

  test('is brought up by kubectl in two steps: what pods stand on and the migration, then the rest', async () => {
    const { cluster } = deployed;
    const assembly: Assembly = JSON.parse(app.files.get('cdktf.out/assembly.json')!);
    const stack = assembly.stacks.find(({ app }) => app === 'shop')!;
    const [first = '', second = '', ...others] = migrationCommands(stack, 'lab', sandbox().path('dist'));
    expect(others).toEqual([]);
    const run = (command: string) =>
      cluster.kubectl(command.replace('--server-side', '--server-side --field-manager=slipway').split(' ').slice(1));

    const { stdout } = await run(first);
    const kinds = stdout.split('\n').map((line) => line.split('/')[0]!.replace(/\..*/, ''));
    expect([...new Set(kinds.filter(Boolean))].sort()).toEqual(['configmap', 'job', 'networkpolicy', 'serviceaccount']);
    await run(second);
    expect(await podsOf('orders')).toEqual([]);
    const [job] = await deployed.list('jobs');
    expect(job!.status.succeeded).toBe(1);
  });

  test('is admitted as a whole, custom resources field by field, without a warning', async () => {
    expect((await deployed.apply()).warnings).toEqual([]);
    expect(Object.keys(await deployed.state()).sort()).toEqual(place!.objects.map(nameOf).sort());
    const kinds = place!.objects.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['PodMonitor', 'PrometheusRule', 'ScaledObject', 'ServiceMonitor']));
    await deployed.rolledOut();
  });

  test('runs where it is placed, with the class that goes with the place', async () => {
    const [pod, ...others] = await until(
      () => podsOf('worker'),
      (pods) => pods.length > 0 && pods.every(({ spec }) => spec.nodeName),
    );
    expect(others).toEqual([]);
    expect(pod!.spec).toMatchObject({ nodeName: 'node-a', priorityClassName: 'important', priority: 1000, runtimeClassName: 'sandboxed' });
  });

  test('does not change when it is applied again', async () => {
    // The autoscaler has raised it to its least.
    await until(
      () => deployed.cluster.get('deployment/web', '-n', 'shop'),
      ({ spec }) => spec.replicas === 3,
    );
    const before = await deployed.state();
    await deployed.apply();
    expect(await deployed.state()).toEqual(before);
  });

  test('goes from a fixed number of pods to an autoscaler without losing one, once that number is handed over', async () => {
    const { cluster } = deployed;
    const replicas = async (): Promise<number> => (await cluster.get('deployment/orders', '-n', 'shop')).spec.replicas;
    expect(await replicas()).toBe(3);
    const handover = yaml({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { replicas: 3 },
    });
    await cluster.kubectl(['apply', '--server-side', '--field-manager=handover', '--validate=false', '-f', '-'], { input: handover });
    writeFiles(operatorsApp({ autoscaled: true }), sandbox().folder);
    await deployed.apply();
    expect(await replicas()).toBe(3);
    await cluster.kubectl(['scale', 'deployment/orders', '--replicas=4', '-n', 'shop']);
    await deployed.apply();
    expect(await replicas()).toBe(4);
  });

  test('would fall to one pod without the handover', async () => {
    const { cluster } = deployed;
    await cluster.kubectl(['delete', 'deployment/orders', 'hpa/orders', '-n', 'shop']);
    writeFiles(app, sandbox().folder);
    await deployed.apply();
    writeFiles(operatorsApp({ autoscaled: true }), sandbox().folder);
    await cluster.kubectl([
      'apply',
      '--server-side',
      '--field-manager=slipway',
      '--selector',
      'app.kubernetes.io/name=orders',
      '-f',
      sandbox().path(shop),
    ]);
    const { spec } = await cluster.get('deployment/orders', '-n', 'shop');
    expect(spec.replicas).toBe(1);
  });

  describe("with Flux's split by label", () => {
    const build = async (selector: string): Promise<string[]> => {
      const folder = sandbox().path(`flux-${selector.replace(/\W/g, '_')}`);
      mkdirSync(folder);
      const files = [...app.files].filter(([path]) => path.startsWith(shop));
      for (const [path, text] of files) writeFileSync(join(folder, path.split('/').at(-1)!), text);
      const patch = '$patch: delete\napiVersion: any\nkind: any\nmetadata:\n  name: any\n';
      const kustomization = {
        resources: files.map(([path]) => path.split('/').at(-1)),
        patches: [{ patch, target: { labelSelector: selector } }],
      };
      writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(kustomization));
      return documents((await deployed.cluster.kubectl(['kustomize', folder])).stdout)
        .map(nameOf)
        .sort();
    };

    test('two Kustomizations hold everything once', async () => {
      const all = place!.objects.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.name !== 'default-deny');
      const staged = all.filter(({ metadata }) => metadata.labels['slipway.dev/stage']).map(nameOf);
      expect(staged).toContainEqual(expect.stringMatching(/^Job shop\/orders-migrate-/));
      expect(await build('!slipway.dev/stage')).toEqual(staged.sort());
      expect(await build('slipway.dev/stage')).toEqual(
        all
          .map(nameOf)
          .filter((name) => !staged.includes(name))
          .sort(),
      );
    });
  });

  describeWithLab("by Argo CD's engine", ['git', 'gitops-agent'], (git) => {
    /** Has the engine sync the folder until something is so: its agent looks at the cluster only when it starts, unlike Argo CD itself. */
    const syncUntil = async (isSo: () => Promise<boolean>): Promise<void> => {
      const command = [toolPath('gitops-agent'), git().path('repository'), '--path', shop, '--kubeconfig', deployed.cluster.kubeconfig];
      const agent = await git().start({
        name: 'gitops-agent',
        ports: 1,
        command: (port) => [...command, '--port', String(port), '--resync-seconds', '86400', '--default-namespace', 'default'],
        ready: isSo,
      });
      await sleep(3000);
      await agent.stop();
    };
    const counted = async (): Promise<Record<string, number>> =>
      Object.fromEntries(
        await Promise.all(
          ['serviceaccounts', 'jobs', 'deployments'].map(async (kinds) => {
            const all = await deployed.list(kinds);
            return [kinds, all.filter(({ metadata }) => metadata.name !== 'default').length];
          }),
        ),
      );

    test('is synced in waves, of which each begins when the one before is healthy', async () => {
      const { cluster } = deployed;
      await cluster.kubectl(['delete', 'namespace', 'shop']);
      await cluster.apply([sandbox().path(platform)]);
      mkdirSync(git().path('repository', shop), { recursive: true });
      for (const [path, text] of app.files) if (path.startsWith(shop)) writeFileSync(git().path('repository', path), text);
      for (const args of [
        ['init', '-q'],
        ['add', '.'],
        ['commit', '-qm', 'first'],
      ]) {
        const by = ['-c', 'user.name=lab', '-c', 'user.email=lab@example.com'];
        expect(spawnSync('git', ['-C', git().path('repository'), ...by, ...args]).status).toBe(0);
      }

      await syncUntil(async () => (await counted()).serviceaccounts === 3);
      expect(await counted()).toEqual({ serviceaccounts: 3, jobs: 0, deployments: 0 });
      await syncUntil(async () => (await counted()).jobs === 1);
      expect(await counted()).toEqual({ serviceaccounts: 3, jobs: 1, deployments: 0 });
      await until(
        () => deployed.list('jobs'),
        ([job]) => job!.status.succeeded === 1,
      );
      await syncUntil(async () => (await counted()).deployments === 3);
    });
  });
});
