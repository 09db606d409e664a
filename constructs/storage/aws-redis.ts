import { Construct } from 'constructs';
import { Absent, Binding, Deferred, Grant, ownerName, Provisioner, UserError } from '../../lib';
import { AwsDataStore } from '../aws/data/aws-data-store';
import { description } from '../aws/description';
import { elasticache } from '../aws/resources/elasticache';
import { madeIn } from '../made-in';
import { properties } from '../properties';
import { provisioner } from '../provisioner';
import { CacheUsers } from './cache-users';
import { Redis, RedisSize, redisSize } from './redis';

export interface AwsRedisOptions {
  /**
   * Node type by size.
   *
   * @pattern ^cache\.[a-z0-9-]+\.[a-z0-9-]+$ a node type such as 'cache.t4g.micro'
   * @default - `cache.t4g.micro`, `cache.m7g.large`, `cache.r7g.xlarge`
   */
  readonly nodeTypes?: Partial<Readonly<Record<RedisSize, string>>>;
  /**
   * @pattern ^[5-9]\.(x|\d{1,2})(\.\d{1,2})?$ a version such as '7.1'
   * @default '7.1'
   */
  readonly engineVersion?: string;
  /**
   * Nodes, 1 to 6: with two or more, another availability zone takes over when one fails.
   *
   * @minimum 1
   * @maximum 6
   * @default 1
   */
  readonly nodes?: number;
  /**
   * Days for which daily backups are kept, 0 (none) to 35.
   *
   * @minimum 0
   * @maximum 35
   * @unit days
   * @default 7
   */
  readonly backupRetentionDays?: number;
}

const defaultNodeTypes: Readonly<Record<RedisSize, string>> = {
  small: 'cache.t4g.micro',
  medium: 'cache.m7g.large',
  large: 'cache.r7g.xlarge',
};
const port = 6379;
/** Major version. */
const firstWithIam = 7;

/**
 * The approved Redis on AWS: ElastiCache in the data subnets, backed up, reached by TLS only, encrypted with the region's key `keys.cache`.
 * Guarded by its security group, and by an IAM user where the region says so: the provider has no write-only token.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html for the limits
 */
export class AwsRedis extends AwsDataStore<Redis> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: AwsRedisOptions = {}): Provisioner<Redis> {
    return provisioner('redis', AwsRedis)(properties.check('AwsRedisOptions', given, 'AwsRedis.provisioner'));
  }

  readonly outputs: Binding<Redis>['outputs'];
  private readonly users: CacheUsers | undefined;

  constructor(scope: Construct, id: string, dependency: Redis, options: AwsRedisOptions) {
    super(madeIn(scope, new.target, { dependency, options }, Redis), id, { service: 'elasticache', longestName: 40, key: 'cache', port });
    const { name, kmsKeyId } = this;
    const { stack } = this.place;
    const { maintenanceWindow } = stack.region;
    const { engineVersion = '7.1', nodes = 1, backupRetentionDays = 7 } = options;

    const securityGroupId = this.securityGroup();
    const users = this.asksWho(engineVersion) ? new CacheUsers(this, 'users', name) : undefined;
    this.users = users;
    const subnetGroupName = this.subnetGroup(elasticache.ElasticacheSubnetGroup);
    const group = new elasticache.ElasticacheReplicationGroup(this, 'Resource', {
      replicationGroupId: name,
      description: description(`Redis of ${stack.names.appOf(scope, id)}/${ownerName(scope, id)}`, 255),
      engine: 'redis',
      engineVersion,
      nodeType: redisSize.meaning(dependency.size, defaultNodeTypes, options.nodeTypes),
      numCacheClusters: nodes,
      automaticFailoverEnabled: nodes > 1,
      multiAzEnabled: nodes > 1,
      port,
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      atRestEncryptionEnabled: 'true',
      kmsKeyId,
      subnetGroupName,
      securityGroupIds: [securityGroupId],
      ...(users && { userGroupIds: [users.groupId] }),
      snapshotRetentionLimit: backupRetentionDays,
      autoMinorVersionUpgrade: 'true',
      ...(maintenanceWindow !== undefined && { maintenanceWindow }),
      ...this.finalSnapshot(50),
    });

    this.outputs = {
      host: new Deferred(group.primaryEndpointAddress),
      port,
      tls: true,
      ...(users
        ? { auth: 'iam', username: users.username, cacheName: name }
        : { auth: 'none', username: new Absent(), cacheName: new Absent() }),
      password: new Absent(),
    };
  }

  grantsFor(): readonly Grant[] {
    return this.users ? [this.users.grant] : [];
  }

  /** @throws UserError if the region says so, and the version knows no IAM */
  private asksWho(engineVersion: string): boolean {
    const { cacheAuthentication } = this.place.stack.region;
    if (cacheAuthentication !== 'iam') return false;
    if (Number(engineVersion.split('.')[0]) < firstWithIam)
      throw new UserError(
        `'${this.node.path}' has the engine version '${engineVersion}', and 'cacheAuthentication' of the region is 'iam'.`,
        `State version ${firstWithIam}.0 or newer of 'engineVersion' of AwsRedis.provisioner.`,
      );
    return true;
  }
}
