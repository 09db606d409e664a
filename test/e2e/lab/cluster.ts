import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { answers } from './http';
import { sleep } from './process';
import type { Result, Sandbox } from './sandbox';
import { toolPath } from './toolchain';
import { until } from './until';

/** The field manager that owns what the lab applies. */
export const FIELD_MANAGER = 'slipway';

export interface Applied {
  /** One line per object, as kubectl says it: `deployment.apps/orders serverside-applied`. */
  readonly objects: readonly string[];
  /** What the API server warned about. */
  readonly warnings: readonly string[];
}

/** A Kubernetes cluster without containers: the real control plane, and kwok in place of kubelets. */
export class Cluster {
  private constructor(
    private readonly sandbox: Sandbox,
    readonly kubeconfig: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Starts a control plane with one node in each of three zones; or takes the contributor's own cluster, if `SLIPWAY_LAB_KUBECONFIG` names one. */
  static async start(sandbox: Sandbox): Promise<Cluster> {
    const own = process.env.SLIPWAY_LAB_KUBECONFIG;
    return own ? Cluster.own(sandbox, resolve(own)) : Cluster.ofTheLab(sandbox);
  }

  /** Runs kubectl. */
  kubectl(args: readonly string[], options: { readonly input?: string; readonly exits?: readonly number[] } = {}): Promise<Result> {
    const command = [toolPath('kubectl'), '--kubeconfig', this.kubeconfig, ...args];
    return this.sandbox.run({ name: `kubectl-${args[0]}`, command, env: this.env, timeout: 180, ...options });
  }

  /**
   * Server-side apply with strict field validation.
   *
   * @param manifests YAML; or files and folders
   */
  async apply(manifests: string | readonly string[], ...args: readonly string[]): Promise<Applied> {
    const options = ['--server-side', `--field-manager=${FIELD_MANAGER}`, '--validate=strict', ...args];
    const { stdout, stderr } =
      typeof manifests === 'string'
        ? await this.kubectl(['apply', ...options, '-f', '-'], { input: manifests })
        : await this.kubectl(['apply', ...options, '-R', ...manifests.flatMap((path) => ['-f', resolve(path)])]);
    return { objects: lines(stdout), warnings: lines(stderr).filter((line) => line.startsWith('Warning:')) };
  }

  /** An object or a list, as JSON: `get('deployment/orders', '-n', 'shop')`. */
  // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
  async get(...args: readonly string[]): Promise<any> {
    return JSON.parse((await this.kubectl(['get', ...args, '-o', 'json', '--show-managed-fields'])).stdout);
  }

  /** Applies CustomResourceDefinitions, and waits until they are served. */
  async serve(files: readonly string[]): Promise<void> {
    await this.apply(files);
    await until(
      () => this.get('crds'),
      ({ items }) =>
        items.every(({ status }: { status?: { conditions?: { type: string; status: string }[] } }) =>
          status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True'),
        ),
    );
  }

  /** Waits until every Deployment, StatefulSet and DaemonSet of a namespace is rolled out. */
  async rolledOut(namespace: string, seconds = 120): Promise<void> {
    const { stdout } = await this.kubectl(['get', 'deployments,statefulsets,daemonsets', '-n', namespace, '-o', 'name']);
    for (const workload of lines(stdout)) await this.kubectl(['rollout', 'status', workload, '-n', namespace, `--timeout=${seconds}s`]);
  }

  private static async own(sandbox: Sandbox, kubeconfig: string): Promise<Cluster> {
    const cluster = new Cluster(sandbox, kubeconfig, process.env);
    const { stdout } = await cluster.kubectl(['config', 'view', '--minify', '-o', 'jsonpath={.clusters[0].cluster.server}']);
    if (isLoopback(stdout) || process.env.SLIPWAY_LAB_ALLOW_REMOTE === 'yes') return cluster;
    throw new Error(
      `SLIPWAY_LAB_KUBECONFIG names ${stdout}, which is not on this machine. Set SLIPWAY_LAB_ALLOW_REMOTE=yes if it may be changed.`,
    );
  }

  private static async ofTheLab(sandbox: Sandbox): Promise<Cluster> {
    const [etcd, apiserver, token] = [sandbox.path('etcd'), sandbox.path('apiserver'), randomUUID()];
    for (const folder of [etcd, apiserver]) mkdirSync(folder);
    const tokens = sandbox.write('tokens.csv', `${token},lab,lab,system:masters\n`);
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const publicKey = sandbox.write('service-account.pub', keys.publicKey.export({ type: 'spki', format: 'pem' }).toString());
    const privateKey = sandbox.write('service-account.key', keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    const certificate = `${apiserver}/apiserver.crt`;

    const store = await sandbox.start({
      name: 'etcd',
      ports: 2,
      command: (client, peer) => [
        toolPath('etcd'),
        `--data-dir=${etcd}`,
        `--listen-client-urls=http://127.0.0.1:${client}`,
        `--advertise-client-urls=http://127.0.0.1:${client}`,
        `--listen-peer-urls=http://127.0.0.1:${peer}`,
        `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
        `--initial-cluster=default=http://127.0.0.1:${peer}`,
      ],
      ready: ({ ports }) => answers(`http://127.0.0.1:${ports[0]}/health`),
    });
    const server = await sandbox.start({
      name: 'kube-apiserver',
      ports: 1,
      command: (port) => [
        toolPath('kube-apiserver'),
        `--etcd-servers=http://127.0.0.1:${store.ports[0]}`,
        `--secure-port=${port}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--cert-dir=${apiserver}`,
        '--service-cluster-ip-range=10.0.0.0/16',
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${publicKey}`,
        `--service-account-signing-key-file=${privateKey}`,
        `--token-auth-file=${tokens}`,
        '--authorization-mode=RBAC',
        '--allow-privileged=true',
        // etcd below 3.4.25 cannot stream lists: kwok would retry, ever more slowly. Images as volumes are judged, also where they are off by default.
        '--feature-gates=WatchList=false,ImageVolume=true',
        '--endpoint-reconciler-type=none',
      ],
      ready: ({ ports }) =>
        existsSync(certificate) && answers(`https://127.0.0.1:${ports[0]}/readyz`, { token, ca: readFileSync(certificate, 'utf8') }),
    });

    const kubeconfig = sandbox.write('kubeconfig', kubeconfigOf(`https://127.0.0.1:${server.ports[0]}`, certificate, token));
    const cluster = new Cluster(sandbox, kubeconfig, sandbox.env);
    const client = [`--kubeconfig=${kubeconfig}`];
    await Promise.all([
      sandbox.start({
        name: 'kube-controller-manager',
        command: () => [
          toolPath('kube-controller-manager'),
          ...client,
          `--service-account-private-key-file=${privateKey}`,
          `--root-ca-file=${certificate}`,
          '--use-service-account-credentials=true', // each controller under a name of its own, as clusters run them
          '--leader-elect=false',
          '--secure-port=0',
          '--kube-api-qps=200',
          '--kube-api-burst=400',
          '--horizontal-pod-autoscaler-sync-period=2s',
          '--resource-quota-sync-period=2s', // what a quota counts may miss a pod that has just come, and is counted anew by the clock alone
          '--node-monitor-grace-period=24h', // kwok's nodes report rarely: their pods would cease to be ready, and never be again
        ],
        ready: async () => succeeds(cluster.kubectl(['get', 'serviceaccount', 'default', '-n', 'default'], { exits: [0, 1] })),
      }),
      sandbox.start({
        name: 'kube-scheduler',
        command: () => [
          toolPath('kube-scheduler'),
          ...client,
          '--leader-elect=false',
          '--secure-port=0',
          '--kube-api-qps=200',
          '--kube-api-burst=400',
        ],
        ready: () => true,
      }),
      sandbox.start({
        name: 'kwok',
        ports: 1,
        command: (port) => [toolPath('kwok'), ...client, '--manage-all-nodes=true', `--server-address=127.0.0.1:${port}`],
        ready: ({ ports }) => answers(`http://127.0.0.1:${ports[0]}/healthz`),
      }),
    ]);
    await cluster.kubectl(['create', '-f', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: ['a', 'b', 'c'].map(node) }),
    });
    await cluster.kubectl(['wait', 'nodes', '--all', '--for=condition=Ready', '--timeout=60s']);
    await tolerable(cluster);
    return cluster;
  }
}

/** New nodes are tainted until the controller manager has seen that they are ready. */
async function tolerable(cluster: Cluster): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { items } = await cluster.get('nodes');
    if (items.every((each: { spec: { taints?: unknown } }) => !each.spec.taints)) return;
    await sleep(200);
  }
  throw new Error('The nodes kept their taints.');
}

async function succeeds(result: Promise<Result>): Promise<boolean> {
  return (await result).code === 0;
}

function node(zone: string): object {
  const name = `node-${zone}`;
  const capacity = { cpu: '16', memory: '64Gi', pods: '110', 'ephemeral-storage': '100Gi' };
  const labels = {
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/os': 'linux',
    'kubernetes.io/hostname': name,
    'node.kubernetes.io/instance-type': 'lab',
    'topology.kubernetes.io/region': 'lab',
    'topology.kubernetes.io/zone': `lab-${zone}`,
  };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, status: { capacity, allocatable: capacity } };
}

function kubeconfigOf(server: string, certificate: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'lab', cluster: { server, 'certificate-authority': certificate } }],
    users: [{ name: 'lab', user: { token } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
    'current-context': 'lab',
  });
}

export function isLoopback(server: string): boolean {
  const host = new URL(server).hostname;
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
