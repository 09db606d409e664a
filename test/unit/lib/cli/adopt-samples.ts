import type { StateInstance, StateValues } from '../../../../lib/kept/state-instances';

const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'shop' };
export const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'shop-orders',
    namespace: 'shop',
    managedFields: [
      { manager: 'helm', operation: 'Update', fieldsV1: { 'f:spec': { 'f:template': {} } } },
      { manager: 'kube-controller-manager', operation: 'Update', subresource: 'status', fieldsV1: { 'f:status': {} } },
    ],
  },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        volumes: [{ name: 'x', emptyDir: {} }],
        containers: [
          {
            name: 'chart',
            image: 'registry.example.com:5000/acme/orders:1.2.3',
            ports: [{ name: 'web', containerPort: 8080 }],
            env: [
              { name: 'LOG_LEVEL', value: 'info' },
              { name: 'DB_PASSWORD', value: 'hunter2-in-the-clear' },
              { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'orders', key: 'token' } } },
            ],
            resources: { requests: { cpu: '100m', memory: '64Mi' } },
          },
        ],
      },
    },
  },
};
export const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'orders-http', namespace: 'shop' },
  spec: { selector: { 'app.kubernetes.io/name': 'orders' }, ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
};

export const state: readonly StateInstance[] = [
  instance('aws_s3_bucket', 'uploads', { bucket: 'acme-uploads', tags: { a: 'b' } }),
  instance('aws_db_instance', 'main', {
    identifier: 'orders',
    engine: 'postgres',
    username: 'app',
    db_name: 'orders',
    password: 'hunter2',
    db_subnet_group_name: 'main',
  }),
  instance('aws_db_subnet_group', 'main', { id: 'main', name: 'main' }),
  instance('aws_db_subnet_group', 'other', { id: 'other', name: 'other' }),
  instance('aws_lambda_function', 'f', {}),
];

export const table = instance('aws_dynamodb_table', 'carts', {
  name: 'carts',
  hash_key: 'id',
  range_key: 'at',
  attribute: [{ name: 'id', type: 'S' }],
});

export function instance(type: string, label: string, attributes: StateValues): StateInstance {
  return { type, label, attributes, isInModule: false, isOneOfSeveral: false };
}
