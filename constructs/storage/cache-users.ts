import { Construct } from 'constructs';
import { Grant } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { elasticache } from '../aws/resources/elasticache';

/** Everything; what runs the cache itself, ElastiCache lets nobody do. */
const everything = 'on ~* &* +@all';

/**
 * Who may log in to a cache: the pods of its workload, by IAM, and nobody else. ElastiCache asks for a user `default` too, which is off.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html for the names, which are one, and what a role must be granted
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export class CacheUsers extends Construct {
  readonly groupId: string;
  /** Name of the user that pods log in as. */
  readonly username: string;
  readonly grant: Grant;

  /** @param cache id of its replication group */
  constructor(scope: Construct, id: string, cache: string) {
    super(scope, id);
    const place = AwsPlace.of(this);
    const name = place.stack.physicalName(this, 'elasticache-user', 40);
    const off = place.stack.physicalName(new Construct(this, 'off'), 'elasticache-user', 40);
    const user = new elasticache.ElasticacheUser(this, 'Resource', {
      userId: name,
      userName: name,
      engine: 'redis',
      accessString: everything,
      authenticationMode: { type: 'iam' },
    });
    const others = new elasticache.ElasticacheUser(this, 'default', {
      userId: off,
      userName: 'default',
      engine: 'redis',
      accessString: 'off ~* -@all',
      authenticationMode: { type: 'no-password-required' },
    });
    const group = new elasticache.ElasticacheUserGroup(this, 'group', {
      userGroupId: place.stack.physicalName(this, 'elasticache-user-group', 40),
      engine: 'redis',
      userIds: [others.userId, user.userId],
    });

    this.groupId = group.userGroupId;
    this.username = name;
    this.grant = {
      actions: ['elasticache:Connect'],
      resources: [place.arn('elasticache', `replicationgroup:${cache}`), place.arn('elasticache', `user:${name}`)],
    };
  }
}
