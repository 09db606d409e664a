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
import { madeIn } from '../made-in';
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
  /**
   * Name of the ACL user that its workload logs in as, with the password: the user `default` is then off. From Redis 6.2 on.
   *
   * @pattern ^[a-z][a-z0-9-]{0,31}$ up to 32 small letters, digits and hyphens, a letter first, such as 'app'
   * @default 'default'
   */
  readonly username?: string;
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
/** The user of connections that name none. */
const everybody = 'default';

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
    super(madeIn(scope, new.target, { dependency, options }, Redis), id);
    this.stack = DeploymentStack.of(this);
    this.name = checkName(`The Service of '${this.node.path}'`, this.stack.names.objectName(this));
    this.selector = selectorLabels(this.stack.app, this.name);
    this.stack.claimPods(this.selector, this);
    const size = redisSize.meaning(dependency.size, defaultSizes, options.sizes);
    const { username = everybody } = options;
    const password = this.password(scope, id, options);
    for (const cluster of this.stack.clusters) this.defineObjects(cluster, options.image, size, username, password);

    this.outputs = {
      host: this.name,
      port,
      tls: false,
      ...(password ? { auth: 'password', username, password } : { auth: 'none', username: new Absent(), password: new Absent() }),
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
  private password(
    scope: Construct,
    id: string,
    { password, passwordVersion = 1, username = everybody }: KubernetesRedisOptions,
  ): ClusterSecret | undefined {
    const { environment, region } = this.stack;
    if (!(password ?? region.account !== undefined)) {
      if (username === everybody) return undefined;
      throw new UserError(
        `'${this.node.path}' has the user '${username}', and no password: ${password === false ? "'password' is false" : `region '${region.region}' has no account where one is kept`}.`,
        "Drop 'username' of KubernetesRedis.provisioner here, or have it ask for a password.",
      );
    }
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

  private defineObjects(
    cluster: Cluster,
    image: string,
    size: KubernetesRedisSize,
    username: string,
    password: ClusterSecret | undefined,
  ): void {
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
        template: { metadata: { labels }, spec: podSpec(name, image, size, username, password) },
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

/** Whoever logs in to a user of its own may do all that `default` could, and nobody else anything. */
function argumentsOf(username: string): readonly string[] {
  const password = `$(${passwordVariable})`;
  if (username === everybody) return ['--requirepass', password];
  return ['--user', username, 'on', `>${password}`, '~*', '&*', '+@all', '--user', everybody, 'off'];
}

function podSpec(
  name: string,
  image: string,
  { requests, limits, storage }: KubernetesRedisSize,
  username: string,
  password?: ClusterSecret,
) {
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
          args: argumentsOf(username),
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
