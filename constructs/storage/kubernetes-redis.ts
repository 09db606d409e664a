import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Absent,
  Binding,
  Cluster,
  ClusterSecret,
  Consumer,
  checkName,
  DeploymentStack,
  Flow,
  Provisioner,
  restrictedContainer,
  restrictedPod,
  UserError,
} from '../../lib';
import { StoredPassword } from '../aws/data/stored-password';
import { Labels, objectLabels, selectorLabels } from '../kubernetes/labels';
import { properties } from '../properties';
import { provisioner } from '../provisioner';
import { Redis, RedisSize, redisSize } from './redis';

/** What a size means in a cluster, as Kubernetes writes quantities. */
export interface KubernetesRedisSize {
  readonly requests: {
    /** @format cpu */
    readonly cpu: string;
    /** @format memory */
    readonly memory: string;
  };
  readonly limits: {
    /** @format cpu */
    readonly cpu?: string;
    /** @format memory */
    readonly memory: string;
  };
  /**
   * Room for its snapshots.
   *
   * @format memory
   */
  readonly storage: string;
}

export interface KubernetesRedisOptions {
  /**
   * Image with a tag or digest, such as `redis:8.2.1-alpine`: it runs as user 1000 with a root file system that nobody writes to.
   *
   * @format pinned-image
   */
  readonly image: string;
  /**
   * Whether it asks for a password: generated, kept in Secrets Manager, and brought to it and its workload by the environment's delivery.
   *
   * @default - where the region has an account
   */
  readonly password?: boolean;
  /**
   * Counts up to have each password replaced; Redis and its workload read the new one when they restart.
   *
   * @minimum 1
   * @default 1
   */
  readonly passwordVersion?: number;
  /** @default - 200, 800 and 3200 MiB of memory, a quarter more at most, and room for two snapshots */
  readonly sizes?: Partial<Readonly<Record<RedisSize, KubernetesRedisSize>>>;
}

const defaultSizes: Readonly<Record<RedisSize, KubernetesRedisSize>> = {
  small: { requests: { cpu: '70m', memory: '200Mi' }, limits: { cpu: '125m', memory: '256Mi' }, storage: '512Mi' },
  medium: { requests: { cpu: '250m', memory: '800Mi' }, limits: { cpu: '500m', memory: '1Gi' }, storage: '2Gi' },
  large: { requests: { cpu: '1', memory: '3200Mi' }, limits: { cpu: '2', memory: '4Gi' }, storage: '8Gi' },
};
const port = 6379;
const user = 1000;
const passwordVariable = 'REDIS_PASSWORD';

/** A Redis beside the workload, one pod in each cluster, for all pods of the workload: it forgets everything when its pod goes, and speaks plain text. */
export class KubernetesRedis extends Construct implements Binding<Redis> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: KubernetesRedisOptions): Provisioner<Redis> {
    return provisioner('redis', KubernetesRedis)(properties.check('KubernetesRedisOptions', given, 'KubernetesRedis.provisioner'));
  }

  readonly outputs: Binding<Redis>['outputs'];
  readonly egress: readonly Flow[];
  private readonly stack: DeploymentStack;
  private readonly name: string;
  private readonly selector: Labels;

  /** @throws UserError if `<workload>-<id>` is too long for a Service */
  constructor(scope: Construct, id: string, dependency: Redis, options: KubernetesRedisOptions) {
    super(scope, id);
    this.stack = DeploymentStack.of(this);
    this.name = checkName(`The Service of '${this.node.path}'`, this.stack.names.objectName(this));
    this.selector = selectorLabels(this.stack.app, this.name);
    this.stack.claimPods(this.selector, this);
    const size = redisSize.meaning(dependency.size, defaultSizes, options.sizes);
    const password = this.password(scope, id, options);
    for (const cluster of this.stack.clusters) this.defineObjects(cluster, options.image, size, password);

    this.outputs = {
      host: this.name,
      port,
      tls: false,
      ...(password
        ? { auth: 'password', username: 'default', password }
        : { auth: 'none', username: new Absent(), password: new Absent() }),
      cacheName: new Absent(),
    };
    this.egress = [{ peer: { pods: this.selector }, ports: [{ port, protocol: 'TCP' }] }];
  }

  /** Lets in its consumers, and nobody else. */
  connect(consumers: readonly Consumer[]): void {
    const { name, selector, stack } = this;
    const labels = objectLabels(stack.app, name);
    const ingress = consumers.flatMap(({ pods }) =>
      pods.map((each): Flow => ({ peer: { pods: each }, ports: [{ port, protocol: 'TCP' }] })),
    );
    for (const cluster of stack.clusters) {
      const access = { name, namespace: stack.namespace, labels, pods: selector, ingress, egress: [] };
      cluster.network.allow(stack.chartScope(this, cluster), 'NetworkPolicy', access);
    }
  }

  /** From the secret store, by the same door as passwords of the cloud: Redis and its workload read one Secret. */
  private password(scope: Construct, id: string, { password, passwordVersion = 1 }: KubernetesRedisOptions): ClusterSecret | undefined {
    const { environment, region } = this.stack;
    if (!(password ?? region.account !== undefined)) return undefined;
    const { secret } = new StoredPassword(this, 'password', { version: passwordVersion });
    const { delivery } = environment;
    const { password: delivered } = delivery.fetch(scope, id, delivery.publish(scope, id, { password: secret }));
    if (!delivered || !('secretKeyRef' in delivered))
      throw new UserError(
        `The delivery of environment '${environment.name}' hands over no Secret with the password of '${this.node.path}'.`,
        'Hand it over in `fetch`, by `secretKeyRef`.',
      );
    return new ClusterSecret(delivered.secretKeyRef.name, delivered.secretKeyRef.key);
  }

  private defineObjects(cluster: Cluster, image: string, size: KubernetesRedisSize, password: ClusterSecret | undefined): void {
    const { name, selector } = this;
    const scope = this.stack.chartScope(this, cluster);
    const labels = objectLabels(this.stack.app, name);
    const metadata = { name, labels };
    new ApiObject(scope, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false });
    new ApiObject(scope, 'Deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        // Two at a time would each take a part of the writes.
        strategy: { type: 'Recreate' },
        selector: { matchLabels: selector },
        template: { metadata: { labels }, spec: podSpec(name, image, size, password) },
      },
    });
    new ApiObject(scope, 'Service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector, ports: [{ name: 'tcp-redis', port, targetPort: port, protocol: 'TCP' }] },
    });
  }
}

function podSpec(name: string, image: string, { requests, limits, storage }: KubernetesRedisSize, password?: ClusterSecret) {
  const probe = { tcpSocket: { port }, periodSeconds: 5 };
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: restrictedPod({ runAsUser: user, runAsGroup: user, fsGroup: user }),
    containers: [
      {
        name: 'redis',
        image,
        ...(password && {
          args: ['--requirepass', `$(${passwordVariable})`],
          env: [{ name: passwordVariable, valueFrom: password.reference }],
        }),
        ports: [{ name: 'tcp-redis', containerPort: port, protocol: 'TCP' }],
        resources: { requests, limits },
        readinessProbe: probe,
        livenessProbe: probe,
        securityContext: restrictedContainer,
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      },
    ],
    volumes: [{ name: 'data', emptyDir: { sizeLimit: storage } }],
  };
}
