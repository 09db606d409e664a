/** An image by a digest. */
export const pinned = (name: string) => `registry.example/${name}:1.0.0@sha256:${'0'.repeat(64)}`;

/** A pod such as there were before the policies: it complies with few of them. */
export function oldPod(tag: string) {
  return { metadata: { labels: { app: 'old' } }, spec: { containers: [{ name: 'server', image: `registry.example/old:${tag}` }] } };
}

export function deploymentOf(name: string, template: object, spec: object = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'old' },
    spec: { replicas: 1, selector: { matchLabels: { app: name } }, template, ...spec },
  };
}

/** A pod that complies with everything, of many containers with many variables each. */
export function compliantPod({ containers, variables }: { readonly containers: number; readonly variables: number }) {
  const amounts = { cpu: '10m', memory: '16Mi', 'ephemeral-storage': '16Mi' };
  const container = (index: number) => ({
    name: `container-${index}`,
    image: pinned('it'),
    ports: [{ containerPort: 8000 + index }],
    env: Array.from({ length: variables }, (_, number) => ({
      name: `VARIABLE_NUMBER_${number}`,
      value: `the value of variable ${number}`,
    })),
    resources: { requests: amounts, limits: amounts },
    readinessProbe: { httpGet: { port: 8000 + index, path: '/ready' } },
    livenessProbe: { httpGet: { port: 8000 + index, path: '/live' } },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'large', namespace: 'shop' },
    spec: {
      serviceAccountName: 'orders',
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' } },
      containers: Array.from({ length: containers }, (_, index) => container(index)),
    },
  };
}

export const oldRole = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'old' },
  rules: [{ apiGroups: ['apps'], resources: ['*'], verbs: ['get'] }],
};

/** Open to the world already, in another way. */
export const oldService = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'old', namespace: 'old' },
  spec: { type: 'NodePort', selector: { app: 'old' }, ports: [{ port: 80 }] },
};
