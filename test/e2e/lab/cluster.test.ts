import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { checkov } from './checkov';
import { Cluster, isLoopback } from './cluster';
import { crds } from './crds';
import { sync } from './gitops';
import { describeWithLab } from './jest/with-lab';
import { kubeconform, schemasOf } from './kubeconform';
import { CLUSTER } from './toolchain';

const namespace = (name: string): object => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' } },
});

const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  runAsUser: 65532,
  seccompProfile: { type: 'RuntimeDefault' },
};

const deployment = (name: string, securityContext: object = restricted): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [{ name: 'main', image: 'example/app:1', securityContext }],
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: { app: name } },
          },
        ],
      },
    },
  },
});

const yaml = (...objects: object[]): string => objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');

describeWithLab('A cluster of the lab', CLUSTER, (sandbox) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(sandbox());
    await cluster.apply(yaml(namespace('shop')));
  });

  test('refuses a privileged pod where Pod Security is restricted', async () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'root', namespace: 'shop' },
      spec: { containers: [{ name: 'main', image: 'x', securityContext: { privileged: true } }] },
    };
    const { stderr } = await cluster.kubectl(['apply', '--server-side', '-f', '-'], { input: yaml(pod), exits: [1] });
    expect(stderr).toContain('violates PodSecurity "restricted:latest": privileged');
  });

  test('rolls a Deployment out over its three zones', async () => {
    await cluster.apply(yaml(deployment('orders')));
    await cluster.rolledOut('shop');
    const { items } = await cluster.get('pods', '-n', 'shop', '-l', 'app=orders');
    expect(items.map((pod: { spec: { nodeName: string } }) => pod.spec.nodeName).sort()).toEqual(['node-a', 'node-b', 'node-c']);
  });

  test('a second apply changes nothing', async () => {
    const state = async () => {
      const { metadata } = await cluster.get('deployment/orders', '-n', 'shop');
      return [metadata.generation, metadata.managedFields.filter(({ manager }: { manager: string }) => manager === 'slipway')];
    };
    const before = await state();
    await cluster.apply(yaml(deployment('orders')));
    expect(await state()).toEqual(before);
  });

  test('hands over what the API server warns about', async () => {
    const { warnings } = await cluster.apply(yaml(deployment('root', {})), '--dry-run=server');
    expect(warnings).toEqual([expect.stringMatching(/^Warning: would violate PodSecurity "restricted:latest"/)]);
  });

  test('refuses a misspelt field', async () => {
    const misspelt = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' }, dta: {} };
    const { stderr } = await cluster.kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], {
      input: yaml(misspelt),
      exits: [1],
    });
    expect(stderr).toContain('.dta: field not declared in schema');
  });

  describeWithLab('with the CRDs of External Secrets', ['go', 'kubeconform'], (judge) => {
    const store = { name: 'aws', kind: 'ClusterSecretStore' };
    const externalSecret = (spec: object): object => ({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'db', namespace: 'shop' },
      spec,
    });
    const found = async (schemas: string, name: string, ...objects: object[]) => {
      mkdirSync(judge().path(name));
      writeFileSync(judge().path(name, 'objects.yaml'), yaml(...objects));
      return (await kubeconform(judge(), judge().path(name), schemas)).map(({ kind, status }) => `${kind} ${status}`).sort();
    };

    beforeAll(async () => {
      await cluster.serve(await crds(sandbox(), 'external-secrets'));
    });

    test('admits a custom resource', async () => {
      const { objects } = await cluster.apply(
        yaml(externalSecret({ secretStoreRef: store, target: { name: 'db' }, dataFrom: [{ extract: { key: 'db' } }] })),
      );
      expect(objects).toEqual(['externalsecret.external-secrets.io/db serverside-applied']);
    });

    test('kubeconform accepts what the API server accepts, and no unknown field', async () => {
      const schemas = await schemasOf(judge(), cluster);
      expect(await found(schemas, 'right', namespace('shop'), deployment('orders'), externalSecret({ secretStoreRef: store }))).toEqual([]);
      expect(
        await found(schemas, 'wrong', deployment('orders', { ...restricted, runAsUsr: 1 }), externalSecret({ secretStore: store })),
      ).toEqual(['Deployment invalid', 'ExternalSecret invalid']);
    });
  });

  describeWithLab("with Argo CD's engine", ['gitops-agent', 'git'], (git) => {
    const commit = (files: Record<string, string>): string => {
      const repository = git().path('repository');
      const run = (...args: string[]) =>
        spawnSync('git', ['-c', 'user.name=lab', '-c', 'user.email=lab@example.com', ...args], { cwd: repository, encoding: 'utf8' });
      mkdirSync(repository, { recursive: true });
      run('init', '--quiet');
      run('rm', '-rf', '--quiet', '.');
      for (const [name, text] of Object.entries(files)) writeFileSync(`${repository}/${name}`, text);
      run('add', '.');
      run('commit', '--quiet', '-m', 'lab');
      return repository;
    };
    const names = async (): Promise<string[]> =>
      (await cluster.get('configmaps', '-n', 'gitops', '-l', 'lab=yes')).items.map(
        (each: { metadata: { name: string } }) => each.metadata.name,
      );
    const settings = (name: string): string =>
      yaml({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'gitops', labels: { lab: 'yes' } } });

    test('syncs a git folder and prunes what was removed, nothing else', async () => {
      await cluster.apply(yaml(namespace('gitops')) + settings('by-hand'));
      const first = await sync(git(), cluster, commit({ 'a.yaml': settings('a'), 'b.yaml': settings('b') }));
      expect(first.results).toEqual({
        '/ConfigMap/gitops/a': expect.stringContaining('created'),
        '/ConfigMap/gitops/b': expect.stringContaining('created'),
      });
      await sync(git(), cluster, commit({ 'a.yaml': settings('a') }));
      expect(await names()).toEqual(['a', 'by-hand']);
    });
  });

  describeWithLab('with checkov', ['checkov'], (judge) => {
    test('finds what is wrong in YAML', async () => {
      mkdirSync(judge().path('yaml'));
      writeFileSync(judge().path('yaml', 'root.yaml'), yaml(deployment('root', { privileged: true })));
      const { failed } = await checkov(judge(), judge().path('yaml'), 'kubernetes');
      expect(failed).toContainEqual(expect.objectContaining({ check: 'CKV_K8S_16', resource: 'Deployment.shop.root' }));
    });
  });
});

describe("A contributor's own cluster", () => {
  test.each([
    ['https://127.0.0.1:6443', true],
    ['https://localhost:6443', true],
    ['https://[::1]:6443', true],
    ['https://127.0.0.1.example.com', false],
    ['https://10.0.0.1:6443', false],
  ])('%s is on this machine: %s', (server, loopback) => {
    expect(isLoopback(server)).toBe(loopback);
  });
});
