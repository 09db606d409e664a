import { AwsQueue, argoCd, awsProvider, keda, kind, PodIdentity, prometheusOperator, Queue, s3State, Workload } from '../../../constructs';
import { type DeploymentStack, Environment } from '../../../lib';
import { type Synthesized, synthesize } from '../../../lib/testing';

const image = 'registry.example.com/app';
const resources = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } } as const;
const owner = { team: 'checkout', chat: '#checkout', docs: 'https://wiki.example.com/checkout' };

/** An app that uses everything for which an operator runs in the cluster, in an environment that has them all. */
export function operatorsApp({ autoscaled = false }: { readonly autoscaled?: boolean } = {}): Synthesized {
  const network = kind({
    cloudApis: [{ cidr: '10.9.0.0/16' }],
    identity: [{ cidr: '169.254.170.23/32' }],
    monitoring: [{ namespace: 'monitoring' }],
  });
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c01';
  const environment = new Environment({
    name: 'lab',
    regions: [
      {
        region: 'eu-west-1',
        account: '111122223333',
        keys: { messaging: key },
        clusters: [{ name: 'lab', kubernetesVersion: '1.34', network }],
      },
    ],
    provisioners: [AwsQueue.provisioner()],
    identity: new PodIdentity(),
    terraform: [
      s3State({ bucket: 'acme-terraform-state', region: 'eu-west-1' }),
      awsProvider({ role: 'deploy', tags: { owner: 'platform', costCentre: '42' } }),
    ],
    release: { schemaVersion: 1, images: Object.fromEntries(['web', 'worker', 'orders'].map((name) => [`shop/${name}`, { tag: '1' }])) },
    monitoring: prometheusOperator({ labels: { release: 'prometheus' } }),
    telemetry: { endpoint: 'http://otel-collector.observability:4317', peers: [{ namespace: 'observability', pods: { app: 'otel' } }] },
    placements: {
      special: {
        nodeSelector: { 'topology.kubernetes.io/zone': 'lab-a' },
        tolerations: [{ key: 'pool', value: 'special', effect: 'NoSchedule' }],
        runtimeClassName: 'sandboxed',
        priorityClassName: 'important',
      },
    },
    queueScaling: keda(),
    ordering: argoCd(),
    ...(autoscaled && { differences: { 'shop/orders': { scale: { autoscaling: { minReplicas: 2, maxReplicas: 5 } } } } }),
  });
  return synthesize(environment, shop);
}

function shop(stack: DeploymentStack): void {
  new Workload(stack, 'web', {
    image,
    resources,
    ports: { http: { port: 80, targetPort: 8080 } },
    readinessProbe: { httpGet: { port: 'http', path: '/healthz' } },
    autoscaling: {
      minReplicas: 3,
      maxReplicas: 9,
      cpu: 70,
      pods: { http_requests: { averageValue: '500m', matchLabels: { verb: 'GET' } } },
      objects: { hits: { describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' }, value: '2k' } },
      external: { lag: { averageValue: 30 } },
      behavior: {
        scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }] },
        scaleDown: { stabilizationWindowSeconds: 600, selectPolicy: 'Min' },
      },
    },
    strategy: { type: 'RollingUpdate', maxSurge: '50%', maxUnavailable: 0 },
    podDisruptionBudget: { minAvailable: '50%' },
    metrics: { port: 'http', interval: '30s' },
    owner,
    alerts: {
      WebErrors: {
        expr: 'sum(rate(http_errors_total{job="web"}[5m])) > 1',
        for: '10m',
        severity: 'critical',
        summary: '{{ $value }} errors a second',
        runbook: 'https://wiki.example.com/web?errors',
      },
    },
  });
  new Workload(stack, 'worker', {
    image,
    resources,
    dependencies: { jobs: new Queue({ access: 'receive' }) },
    autoscaling: {
      minReplicas: 0,
      maxReplicas: 20,
      cpu: 80,
      queue: { dependency: 'jobs', messagesPerReplica: 10 },
      behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
    },
    metrics: { port: 9090 },
    placement: 'special',
    owner,
  });
  new Workload(stack, 'orders', {
    image,
    resources,
    replicas: 3,
    files: { '/etc/orders/config.yaml': 'debug: false\n' },
    jobs: { migrate: { command: ['/app', 'migrate'] } },
    owner,
  });
}
