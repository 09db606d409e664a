import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { account, region, tag } from './place';

/** What runs in the cluster. */
export function defineObjects(app: string, scope: Construct, bucket: string, queue: string): void {
  const name = scope.node.id;
  const matchLabels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': `${app}-${name}` };
  const labels = { ...matchLabels, 'app.kubernetes.io/part-of': app };
  const metadata = { name, labels: { ...labels, 'app.kubernetes.io/version': tag } };
  new cdk8s.ApiObject(scope, 'ServiceAccount', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: false,
  });
  new cdk8s.ApiObject(scope, 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      selector: { matchLabels },
      template: { metadata: { labels }, spec: podSpec(name, matchLabels, bucket, queue) },
    },
  });
  new cdk8s.ApiObject(scope, 'Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: matchLabels, ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }] },
  });
  new cdk8s.ApiObject(scope, 'PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels } },
  });
  new cdk8s.ApiObject(scope, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels },
    spec: {
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        {
          to: [
            { ipBlock: { cidr: '169.254.20.10/32' } },
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { port: 53, protocol: 'TCP' },
            { port: 53, protocol: 'UDP' },
          ],
        },
        {
          to: [{ ipBlock: { cidr: '169.254.170.23/32' } }, { ipBlock: { cidr: 'fd00:ec2::23/128' } }],
          ports: [{ port: 80, protocol: 'TCP' }],
        },
        { to: [{ ipBlock: { cidr: '10.0.128.0/20' } }], ports: [{ port: 443, protocol: 'TCP' }] },
      ],
    },
  });
}

function podSpec(name: string, matchLabels: Readonly<Record<string, string>>, bucket: string, queue: string) {
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 30,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels },
      matchLabelKeys: ['pod-template-hash'],
    })),
    containers: [
      {
        name,
        image: `ghcr.io/acme/${name}:${tag}`,
        env: [
          { name: 'UPLOADS', value: bucket },
          { name: 'EVENTS', value: `https://sqs.${region}.amazonaws.com/${account}/${queue}` },
        ],
        resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          privileged: false,
          readOnlyRootFilesystem: true,
        },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
        readinessProbe: { httpGet: { path: '/healthz', port: 8080 } },
        lifecycle: { preStop: { sleep: { seconds: 5 } } },
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
  };
}
