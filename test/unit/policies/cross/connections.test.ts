import type { Resource } from '../../../../lib';
import { networkPath } from '../../../../policies/cross/network-path';
import { portAgreement } from '../../../../policies/cross/port-agreement';
import { prodDurability } from '../../../../policies/cross/prod-durability';
import { secretPath } from '../../../../policies/cross/secret-path';
import { tlsEndToEnd } from '../../../../policies/cross/tls-end-to-end';
import { deployment, describePolicy, kubernetes, pod, terraform } from '../table';

/** A resource below a construct path. */
const at = (path: string, resource: Resource): Resource => ({ ...resource, path: `shop/${path}` });

const labels = { app: 'orders' };
const pods = (env: readonly object[] = [], spec: object = {}) =>
  at(
    'orders/Deployment',
    deployment({ containers: [{ name: 'server', env }] }, { metadata: { name: 'orders' }, pod: { labels }, replicas: 2, ...spec }),
  );
const database = (values: object = {}) =>
  at(
    'orders/db/Resource',
    terraform('aws_db_instance', {
      engine: 'postgres',
      engine_version: '17',
      port: 5432,
      vpc_security_group_ids: ['${aws_security_group.it.id}'],
      ...values,
    }),
  );
const group = at('orders/db/group', terraform('aws_security_group', { description: 'Orders' }));
const letIn = (values: object) =>
  at(
    'orders/db/rule',
    terraform('aws_vpc_security_group_ingress_rule', {
      security_group_id: '${aws_security_group.it.id}',
      ip_protocol: 'tcp',
      referenced_security_group_id: 'sg-pods',
      ...values,
    }),
  );
const lettingIn = (whom: object) =>
  at('orders/db/group', terraform('aws_security_group', { ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, ...whom }] }));
const rule = letIn({ from_port: 5432, to_port: 5432 });
const letOut = (...egress: readonly object[]) =>
  kubernetes('networking.k8s.io/v1/NetworkPolicy', {
    metadata: { name: 'orders' },
    spec: { podSelector: { matchLabels: labels }, policyTypes: ['Egress'], egress },
  });
const subnets = [{ ipBlock: { cidr: '10.0.144.0/22' } }];
const toDatabase = letOut({ ports: [{ port: 5432, protocol: 'TCP' }], to: subnets });
const cilium = (egress: object) =>
  kubernetes('cilium.io/v2/CiliumNetworkPolicy', {
    metadata: { name: 'orders' },
    spec: { endpointSelector: { matchLabels: labels }, egress: [egress] },
  });

describePolicy(networkPath, {
  pass: {
    'one path, open on both sides': [database(), group, rule, pods(), toDatabase],
    ...Object.fromEntries(
      Object.entries({
        'another group': { security_groups: ['sg-pods'] },
        'the group itself': { self: true },
        'a list of networks': { prefix_list_ids: ['pl-1'] },
        'a network': { cidr_blocks: ['10.0.0.0/20'] },
        'a network of IPv6': { ipv6_cidr_blocks: ['fd00::/64'] },
      }).map(([whom, block]) => [`a group that lets in ${whom}`, [database(), lettingIn(block), pods(), toDatabase]]),
    ),
    'the port that the engine has': [database({ port: undefined }), group, rule, pods(), toDatabase],
    'a range of ports on the way out': [database(), group, rule, pods(), letOut({ ports: [{ port: 5000, endPort: 6000 }], to: subnets })],
    'a policy of Cilium': [
      database(),
      group,
      rule,
      pods(),
      cilium({ toCIDRSet: [{ cidr: '10.0.144.0/22' }], toPorts: [{ ports: [{ port: '5432', protocol: 'TCP' }] }] }),
    ],
    'a policy of Cilium, in short': [
      database(),
      group,
      rule,
      pods(),
      cilium({ toCIDR: ['10.0.144.0/22'], toPorts: [{ ports: [{ port: '5432', protocol: 'TCP' }] }] }),
    ],
  },
  excused: {
    'groups of another stack': [database({ vpc_security_group_ids: ['sg-data'] }), pods(), toDatabase],
    'a store that no workload declares': [terraform('aws_db_instance', { engine: 'postgres' }), pods()],
  },
  fail: {
    'nobody is let in': [database(), group, pods(), toDatabase],
    'a group that nothing here makes': [database(), pods(), toDatabase],
    'somebody is let in, and nothing says who': [
      database(),
      group,
      letIn({ from_port: 5432, to_port: 5432, referenced_security_group_id: undefined }),
      pods(),
      toDatabase,
    ],
    'a group that lets nobody in': [database(), lettingIn({ security_groups: [], cidr_blocks: [], self: false }), pods(), toDatabase],
    'another port is let in': [database(), group, letIn({ from_port: 5433, to_port: 5433 }), pods(), toDatabase],
    'every port is let in': [database(), group, letIn({ ip_protocol: '-1' }), pods(), toDatabase],
    'pods that reach whatever there is': [database(), group, rule, pods()],
    'pods that reach another port': [database(), group, rule, pods(), letOut({ ports: [{ port: 5433 }], to: subnets })],
    'pods that reach that port everywhere': [database(), group, rule, pods(), letOut({ ports: [{ port: 5432 }] })],
    'pods that reach that port on the internet': [
      database(),
      group,
      rule,
      pods(),
      letOut({ ports: [{ port: 5432 }], to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }),
    ],
    ...Object.fromEntries(
      [{ toEntities: ['world'] }, { toCIDR: ['0.0.0.0/0'] }, { toCIDRSet: [{ cidr: '0.0.0.0/0' }] }, {}].map((to) => [
        `pods that Cilium lets out to the world: ${JSON.stringify(to)}`,
        [database(), group, rule, pods(), cilium({ ...to, toPorts: [{ ports: [{ port: '5432' }] }] })],
      ]),
    ),
  },
  unknown: {
    'a port that is a variable': [database({ port: '${var.port}' }), pods()],
    'rules that are a variable': [
      database(),
      at('orders/db/group', terraform('aws_security_group', { ingress: '${var.rules}' })),
      pods(),
      toDatabase,
    ],
    'an engine that is a variable, whatever it is called': [database({ port: undefined, engine: '${var.sqlserver}' }), group, rule, pods()],
  },
});

const host = { name: 'DB_HOST', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'host' } } };
const url = (value: string) => pods([host, { name: 'DATABASE_URL', value }]);
const parameter = at(
  'orders/db/host',
  terraform('aws_ssm_parameter', { name: '/orders/db/host', insecure_value: '${aws_db_instance.it.address}' }),
);
const externalSecret = kubernetes('external-secrets.io/v1/ExternalSecret', {
  metadata: { name: 'orders-db' },
  spec: { target: { name: 'orders-db' }, data: [{ secretKey: 'host', remoteRef: { key: '/orders/db/host' } }] },
});
const door = [parameter, externalSecret];
const configMap = terraform('kubernetes_config_map_v1', {
  metadata: { name: 'orders-db', namespace: 'shop' },
  data: { host: '${aws_db_instance.it.address}' },
});
const fromConfigMap = { name: 'DB_HOST', valueFrom: { configMapKeyRef: { name: 'orders-db', key: 'host' } } };

describePolicy(portAgreement, {
  pass: {
    'a URL with the port of the store': [url('postgres://orders@$(DB_HOST):5432/orders'), database(), ...door],
    'a variable with the port': [pods([host, { name: 'DB_PORT', value: '5432' }]), database(), ...door],
    'pods without a store': [pods(), database(), ...door],
    'another address': [
      pods([
        { name: 'DB_HOST', value: 'db' },
        { name: 'DATABASE_URL', value: 'postgres://$(DB_HOST):1/orders' },
      ]),
      database(),
      ...door,
    ],
    'a rule for the port of the store': [rule, group, database()],
  },
  excused: {
    'a range of ports, of which x/network-path tells': [letIn({ from_port: 5000, to_port: 6000 }), group, database()],
    'a URL without a port': [url('postgres://orders@$(DB_HOST)/orders'), database(), ...door],
    'a security group of nothing in sight': [rule, group],
  },
  fail: {
    'a URL with another': [url('postgres://orders@$(DB_HOST):5433/orders'), database(), ...door],
    'a variable with another': [pods([host, { name: 'DB_PORT', value: '5433' }]), database(), ...door],
    'a URL by a ConfigMap that Terraform writes': [
      pods([fromConfigMap, { name: 'DATABASE_URL', value: 'postgres://$(DB_HOST):5433/orders' }]),
      database(),
      configMap,
    ],
    'a list of words': [url('host=$(DB_HOST) port=5433 dbname=orders'), database(), ...door],
    'a rule for another': [letIn({ from_port: 5433, to_port: 5433 }), group, database()],
  },
  unknown: {
    'rules that are a variable': [at('orders/db/group', terraform('aws_security_group', { ingress: '${var.rules}' })), database()],
  },
});

const redis = (values: object = {}) =>
  at(
    'orders/db/Resource',
    terraform('aws_elasticache_replication_group', { transit_encryption_enabled: true, transit_encryption_mode: 'required', ...values }),
  );
const redisDoor = [
  terraform('aws_ssm_parameter', {
    name: '/orders/db/host',
    insecure_value: '${aws_elasticache_replication_group.it.primary_endpoint_address}',
  }),
  externalSecret,
];

describePolicy(tlsEndToEnd, {
  pass: {
    'a URL that asks for TLS': [url('postgres://orders@$(DB_HOST):5432/orders?sslmode=require'), database(), ...door],
    'one for Java': [url('jdbc:postgresql://$(DB_HOST)/orders?ssl=true'), database(), ...door],
    'a database that takes plain text': [url('postgres://$(DB_HOST)/orders'), database({ engine_version: '14' }), ...door],
    'a cache by TLS': [url('rediss://$(DB_HOST):6379'), redis(), ...redisDoor],
    'a cache that takes both': [url('redis://$(DB_HOST):6379'), redis({ transit_encryption_mode: 'preferred' }), ...redisDoor],
  },
  excused: {
    'a database whose parameter group is of another stack': [
      url('postgres://$(DB_HOST)/orders'),
      database({ parameter_group_name: 'shared' }),
      ...door,
    ],
    'an address alone': [url('$(DB_HOST):6379'), redis(), ...redisDoor],
  },
  fail: {
    'a URL that does not ask': [url('postgres://orders@$(DB_HOST):5432/orders'), database(), ...door],
    'a URL that prefers': [url('postgresql://$(DB_HOST)/orders?sslmode=prefer'), database(), ...door],
    'a cache by plain text': [url('redis://$(DB_HOST):6379'), redis(), ...redisDoor],
    'a cache that is told not to': [url('$(DB_HOST):6379,ssl=false'), redis(), ...redisDoor],
    'MySQL that refuses': [
      url('mysql://$(DB_HOST)/orders'),
      database({ engine: 'mysql', parameter_group_name: 'orders' }),
      terraform('aws_db_parameter_group', {
        name: 'orders',
        family: 'mysql8.0',
        parameter: [{ name: 'require_secure_transport', value: '1' }],
      }),
      ...door,
    ],
  },
});

const sops = 'ENC[AES256_GCM,data:c2VjcmV0,iv:bm9uY2U=,tag:dGFn,type:str]';

describePolicy(secretPath, {
  pass: {
    'the same Secret, which is written only': terraform('kubernetes_secret_v1', { data_wo: { password: '${random_password.it.result}' } }),
    'a Secret that is written only': terraform('kubernetes_secret_v1', {
      data_wo: { password: '${ephemeral.aws_secretsmanager_secret_version.it.secret_string}' },
    }),
    'a ConfigMap with facts': configMap,
    'a pod that refers to a Secret': pod({ containers: [{ name: 'server', env: [host] }] }),
    'an output of a place': terraform('output', { value: '${aws_lb.it.dns_name}' }, 'token_url'),
  },
  excused: {
    'an output that is ephemeral': terraform('output', { value: '${random_password.it.result}', ephemeral: true }, 'db_password'),
    'a Secret that something fills': kubernetes('v1/Secret', {}),
    'a Secret that SOPS has encrypted': kubernetes('v1/Secret', { stringData: { password: sops }, sops: { version: '3.9.4' } }),
    'names of what Argo CD, a webhook or helmfile puts there': kubernetes('v1/Secret', {
      stringData: { a: '<path:kv/data/shop#password>', b: 'vault:secret/data/shop#password', c: 'ref+awssecrets://shop/password' },
    }),
    'names of what Argo CD, a webhook or helmfile puts there, in base64': kubernetes('v1/Secret', {
      data: { a: Buffer.from('<path:kv/data/shop#password>').toString('base64') },
    }),
    'a shell variable': pod({ containers: [{ name: 'server', env: [{ name: 'PROMPT', value: '${USER}' }] }] }),
    'an output that is sensitive': terraform('output', { value: '${random_password.it.result}', sensitive: true }, 'db_password'),
    'an output of where a password is': terraform('output', { value: '${aws_secretsmanager_secret.it.arn}' }, 'db_password'),
  },
  fail: {
    'an output of a password': terraform('output', { value: '${random_password.it.result}' }, 'db'),
    'an output that is called a password': terraform('output', { value: '${var.db_password}', sensitive: false }, 'db_password'),
    'a Secret in the state': terraform('kubernetes_secret_v1', { data: { password: '${random_password.it.result}' } }),
    'a literal in it': terraform('kubernetes_secret', { data: { password: 'hunter2' } }),
    'a ConfigMap with a secret': terraform('kubernetes_config_map_v1', { data: { password: '${random_password.it.result}' } }),
    'a Secret in a manifest': kubernetes('v1/Secret', { stringData: { password: 'hunter2' } }),
    'one of which a part is encrypted': kubernetes('v1/Secret', { stringData: { password: sops, token: 'hunter2' } }),
    'what only begins as if it were': kubernetes('v1/Secret', { stringData: { password: 'ENC[hunter2]' } }),
    'a ConfigMap in a manifest': kubernetes('v1/ConfigMap', { data: { url: 'postgres://orders:${random_password.it.result}@db' } }),
    'a variable of a pod': pod({ containers: [{ name: 'server', env: [{ name: 'PASSWORD', value: '${random_password.it.result}' }] }] }),
    'an annotation of a pod': pod({ containers: [] }, { annotations: { token: 'a ${aws_iam_access_key.it.secret}' } }),
  },
});

const kept = (...resources: readonly Resource[]) => ({ resources, protected: true });
const durable = { deletion_protection: true, backup_retention_period: 7, multi_az: true };
const spread = { topologySpreadConstraints: [{ maxSkew: 1 }] };
const budget = kubernetes('policy/v1/PodDisruptionBudget', {
  metadata: { name: 'orders' },
  spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
});
const running = (spec: object, podSpec: object = spread) =>
  at('orders/Deployment', deployment({ containers: [], ...podSpec }, { metadata: { name: 'orders' }, pod: { labels }, ...spec }));

describePolicy(prodDurability, {
  pass: {
    'a database that is kept': kept(database(durable)),
    'any, where nothing is protected': database(),
    'a bucket that stays': kept(terraform('aws_s3_bucket', {})),
    'a cache with a standby': kept(
      terraform('aws_elasticache_replication_group', {
        snapshot_retention_limit: 7,
        automatic_failover_enabled: true,
        num_cache_clusters: 2,
      }),
    ),
    'pods that survive': kept(running({ replicas: 2 }), budget, database(durable)),
    'pods that are scaled': kept(
      running({ replicas: 1 }),
      kubernetes('autoscaling/v2/HorizontalPodAutoscaler', {
        metadata: { name: 'orders' },
        spec: { minReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'orders' } },
      }),
      budget,
      database(durable),
    ),
  },
  excused: {
    'pods without data': kept(running({ replicas: 1 })),
    'pods that are stopped': kept(running({ replicas: 0 }), database(durable)),
  },
  fail: {
    'a database that can be deleted': kept(database({ ...durable, deletion_protection: false })),
    'a cache without a standby': kept(terraform('aws_elasticache_replication_group', { snapshot_retention_limit: 7 })),
    'a bucket that goes with what is in it': kept(terraform('aws_s3_bucket', { force_destroy: true })),
    'one pod': kept(running({ replicas: 1 }), budget, database(durable)),
    'pods that may all go at once': kept(running({ replicas: 2 }), database(durable)),
    'pods on one node': kept(running({ replicas: 2 }, {}), budget, database(durable)),
  },
});
