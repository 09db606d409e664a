import { UserError } from '../errors';
import { Cluster, checkCluster } from './cluster';
import { checkName } from './names';

/** The network of a region's cloud account. */
export interface RegionNetwork {
  /** @format vpc-id */
  readonly vpcId: string;
  /**
   * Private subnets for databases, in two availability zones or more.
   *
   * @minItems 2
   * @uniqueItems
   * @format subnet-id
   */
  readonly dataSubnetIds: readonly string[];
  /**
   * CIDRs of the same subnets, for egress of pods.
   *
   * @minItems 1
   * @uniqueItems
   */
  readonly dataSubnetCidrs: readonly string[];
  /**
   * Security groups that the pods' traffic comes from.
   *
   * @minItems 1
   * @uniqueItems
   * @format security-group-id
   */
  readonly podSecurityGroupIds: readonly string[];
}

/**
 * ARNs of the KMS keys that encrypt, by purpose; never of aliases, which IAM policies do not follow.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export interface RegionKeys {
  /**
   * @format kms-key
   * @default - no bucket
   */
  readonly storage?: string;
  /**
   * @format kms-key
   * @default - no database
   */
  readonly database?: string;
  /**
   * @format kms-key
   * @default - no cache
   */
  readonly cache?: string;
  /**
   * @format kms-key
   * @default - no queue
   */
  readonly messaging?: string;
  /**
   * @format kms-key
   * @default - no generated password
   */
  readonly secrets?: string;
}

/** One region of an environment. What differs by place is read from here; data belongs to a region, never to a cluster. */
export interface Region {
  /** Name, such as `eu-west-1`, or any other where there is no cloud. */
  readonly region: string;
  /**
   * Cloud account, 12 digits.
   *
   * @format account
   * @default - no cloud: provisioners that need one are refused
   */
  readonly account?: string;
  /**
   * Cloud partition: `aws`, `aws-cn`, `aws-us-gov`.
   *
   * @default 'aws'
   */
  readonly partition?: string;
  /** @default - no database and no cache of the cloud */
  readonly network?: RegionNetwork;
  /** @default - provisioners that encrypt are refused */
  readonly keys?: RegionKeys;
  /**
   * Name of a bucket of the same account and region, to which S3 may deliver the access logs of the others.
   *
   * @format bucket-name
   * @default - who reads and writes buckets is not logged
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
   */
  readonly accessLogBucket?: string;
  /**
   * At least one; all get the same manifests but for facts of their own.
   *
   * @minItems 1
   */
  readonly clusters: readonly Cluster[];
}

/**
 * A fact of a region that something cannot do without.
 *
 * @param environment name, for the error
 * @param field where the fact stands, such as `keys.database`
 * @param user what needs it, such as `AwsPostgres 'orders/db'`
 * @throws UserError if the region does not state it
 */
export function requiredFact<T>(fact: T | undefined, environment: string, { region }: Region, field: string, user: string): T {
  if (fact === undefined) {
    throw new UserError(
      `Region '${region}' of environment '${environment}' states no '${field}', which ${user} needs.`,
      `State it in the environment.`,
    );
  }
  return fact;
}

/** @throws UserError if a region contradicts itself */
export function checkRegion(environment: string, { region, account, keys = {}, clusters }: Region): void {
  const where = `Region '${checkName(`A region of environment '${environment}'`, region)}' of environment '${environment}'`;
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UserError(`${where} has the account '${account}'.`, 'An AWS account has 12 digits.');
  for (const [purpose, arn] of Object.entries(keys)) {
    if (arn.includes(':alias/'))
      throw new UserError(
        `${where} names 'keys.${purpose}' by the alias '${arn}'.`,
        'Write the ARN of the key: a policy that names an alias grants nothing on it.',
      );
  }
  if (clusters.length === 0) throw new UserError(`${where} has no cluster.`, 'List at least one.');
  for (const cluster of clusters) checkCluster(environment, cluster);
}
