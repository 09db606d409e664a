import { Bucket, PodField, Queue, Workload } from '../constructs';
import { DeploymentStack, text } from '../lib';

/** The same service with nearly every property. */
export function propertyHeavy(stack: DeploymentStack, name: string): void {
  new Workload(stack, name, {
    image: `ghcr.io/acme/${name}`,
    command: ['/app'],
    args: ['serve', '--verbose'],
    workingDir: '/srv',
    imagePullPolicy: 'IfNotPresent',
    imagePullSecrets: ['registry'],
    ports: { http: { port: 80, targetPort: 8080, appProtocol: 'http' }, admin: { port: 8081 } },
    dependencies: { uploads: new Bucket(), events: new Queue({ access: 'send' }) },
    env: ({ uploads, events }) => ({
      UPLOADS: uploads.name,
      EVENTS: events.url,
      BOTH: text`${uploads.name}@${uploads.region} and ${events.name}`,
      POD: PodField.of('metadata.name'),
      MEMORY: PodField.resource('limits.memory'),
      LOG_LEVEL: 'info',
    }),
    runtime: 'jvm',
    resources: {
      requests: { cpu: '100m', memory: '64Mi', ephemeralStorage: '64Mi' },
      limits: { cpu: '2', memory: '128Mi', ephemeralStorage: '128Mi' },
    },
    startupProbe: { httpGet: { port: 'http', path: '/healthz' }, failureThreshold: 30 },
    readinessProbe: { httpGet: { port: 'http', path: '/healthz', httpHeaders: { 'X-Probe': 'yes' } }, periodSeconds: 5 },
    livenessProbe: { tcpSocket: { port: 'admin' }, initialDelaySeconds: 10 },
    lifecycle: { postStart: { exec: { command: ['/app', 'warm-up'] } }, preStop: { sleep: { seconds: 10 } } },
    terminationGracePeriodSeconds: 60,
    securityContext: { runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
    podAnnotations: { 'example.com/note': 'measured' },
    initContainers: { wait: { image: 'busybox:1.38.0', command: ['sh', '-c', 'true'], resources: { limits: { memory: '16Mi' } } } },
    sidecars: {
      proxy: {
        image: 'envoyproxy/envoy:v1.35.0',
        ports: { proxy: { port: 9901 } },
        readinessProbe: { httpGet: { port: 'proxy', path: '/ready' } },
        resources: { requests: { cpu: '10m', memory: '32Mi' } },
      },
    },
    files: { '/etc/app/config.yaml': 'debug: false\n', '/etc/app/run.sh': { content: '#!/bin/sh\n', mode: 0o555 } },
    volumes: {
      scratch: { mountPath: '/scratch', emptyDir: { sizeLimit: '1Gi' } },
      shared: { mountPath: '/shared', claim: { storage: '5Gi', accessMode: 'ReadWriteMany' } },
      token: { mountPath: '/token', serviceAccountToken: { audience: 'vault' } },
    },
    autoscaling: { minReplicas: 2, maxReplicas: 9, cpu: 70, memory: 80, behavior: { scaleDown: { stabilizationWindowSeconds: 600 } } },
    strategy: { type: 'RollingUpdate', maxSurge: '50%', maxUnavailable: 0 },
    podDisruptionBudget: { maxUnavailable: '25%' },
    routes: {
      web: { host: `${name}.example.com`, port: 'http' },
      api: { host: `${name}.example.com`, path: '/api', port: 'http' },
    },
    egress: { partner: { cidrs: ['203.0.113.0/24'], port: 443 } },
    kubernetesApi: { rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }] },
    metrics: { port: 'admin', interval: '30s' },
    alerts: {
      Down: { expr: `up{job="${name}"} == 0`, for: '10m', severity: 'critical', summary: 'Down', runbook: 'https://wiki.example.com' },
      Slow: { expr: `latency{job="${name}"} > 1`, severity: 'warning', summary: '{{ $value }} seconds' },
    },
    placement: 'memoryOptimized',
    owner: { team: 'checkout', chat: '#checkout', docs: 'https://wiki.example.com/checkout' },
    jobs: {
      migrate: { command: ['/app', 'migrate'], activeDeadlineSeconds: 600 },
      nightly: { command: ['/app', 'report'], schedule: '0 3 * * *', timeZone: 'Europe/Berlin' },
    },
  });
}
