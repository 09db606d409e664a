import { UserError } from '../errors';
import { checkAwsRegion, checkPartition } from './aws-region';
import { AdoptedResources } from './by-place/adopted-resources';
import { AdoptedWorkload } from './by-place/adopted-workload';
import { External } from './by-place/external';
import { checkFacts, Facts } from './by-place/facts';
import { checkKeys, RegionKeys } from './by-place/region-keys';
import { exampleOf } from './checks/cures';
import { checkCidr } from './cidr';
import { Cluster, checkCluster } from './cluster';
import { checkName } from './names';
import { checkUpkeep, RegionUpkeep } from './region-upkeep';

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

/** One region of an environment. What differs by place is read from here; data belongs to a region, never to a cluster. */
export interface Region extends RegionUpkeep {
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
   * Cloud partition: `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc`, or one of `aws-iso`.
   *
   * @default 'aws'
   */
  readonly partition?: string;
  /**
   * Account of the keys, where they are kept in another one: their policies must let this one use them.
   *
   * @format account
   * @default - `account`
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
   */
  readonly keyAccount?: string;
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
   * How pods log in to caches of the cloud: by IAM, which programs must know, or not at all.
   *
   * @default 'none'
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
   */
  readonly cacheAuthentication?: 'iam' | 'none';
  /**
   * ConfigMap of each namespace that has the certificates of whoever signs those of databases: on AWS the bundle of the region. Others, such as
   * trust-manager, keep it there.
   *
   * @default - not known: databases are reached by TLS, and nobody looks who answers
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html#UsingWithRDS.SSL.CertificatesAllRegions
   */
  readonly databaseAuthorities?: {
    /** @format object-name */
    readonly configMap: string;
    /** @pattern ^[-._a-zA-Z0-9]{1,253}$ a key of a ConfigMap, such as 'ca.pem' */
    readonly key: string;
  };
  /**
   * What is there already, in place of what provisioners would make: by `<app>/<workload>.<dependency>`, or `<app>/shared.<name>` for what an app
   * shares.
   *
   * @propertyNames dependency
   * @default - nothing: provisioners make everything
   */
  readonly external?: Readonly<Record<string, External>>;
  /**
   * What others made and is managed from now on, without being made anew: an `AdoptedWorkload` by `<app>/<workload>`, `AdoptedResources` by
   * `<app>/<workload>.<dependency>`, or by `<app>/shared.<name>` for what an app shares.
   *
   * @propertyNames adopted
   * @default - nothing
   */
  readonly adopt?: Readonly<Record<string, AdoptedWorkload | AdoptedResources>>;
  /**
   * The platform's own facts of the region, for its provisioners and for choices that go by place: plain values.
   *
   * @default - none
   */
  readonly facts?: Partial<Facts>;
  /**
   * At least one; all get the same manifests but for facts of their own.
   *
   * @minItems 1
   */
  readonly clusters: readonly Cluster[];
  /**
   * Name of the cluster that runs the CronJobs: one of `clusters`, since two would do everything twice to the same data.
   *
   * @default - the first of `clusters`
   */
  readonly jobs?: string;
  /**
   * Whether no CronJob starts for now, whatever it states: while they move to another cluster.
   *
   * @default false
   */
  readonly suspendJobs?: boolean;
}

/** The one cluster of a region that runs its CronJobs. */
export function jobCluster({ clusters, jobs }: Region): Cluster {
  return clusters.find(({ name }) => name === jobs) ?? clusters[0]!;
}

/**
 * A fact of a region that something cannot do without.
 *
 * @param environment name, for the error
 * @param field where the fact stands, such as `keys.database`
 * @param user what needs it, such as `AwsPostgres 'orders/db'`
 * @throws UserError if the region does not state it
 */
export function requiredFact<T>(fact: T | undefined, environment: string, region: Region, field: string, user: string): T {
  if (fact === undefined) {
    throw new UserError(
      `Region '${region.region}' of environment '${environment}' states no '${field}', which ${user} needs.`,
      `State it in the environment: ${exampleOf(field, region)}.`,
    );
  }
  return fact;
}

/**
 * What the table of properties cannot say: whether the facts of a region agree with each other.
 *
 * @param path where it stands, for the error: `regions[0]`
 * @throws UserError if a region contradicts itself
 */
export function checkRegion(environment: string, region: Region, path: string): void {
  const subject = `environment '${environment}'`;
  const name = checkName(`A region of ${subject}`, region.region);
  for (const cluster of region.clusters) checkCluster(environment, cluster);
  checkJobs(path, subject, region);
  checkUpkeep(path, subject, region);
  checkFacts(subject, region.facts, `${path}.facts`);
  for (const [index, cluster] of region.clusters.entries()) {
    checkPodSecurityGroups(`'${path}.clusters[${index}]`, subject, region, cluster);
    checkFacts(subject, cluster.facts, `${path}.clusters[${index}].facts`);
  }
  const { account, partition = 'aws' } = region;
  checkPartition(`'${path}.partition' of ${subject}`, partition);
  if (account !== undefined || region.partition !== undefined) checkAwsRegion(`'${path}.region' of ${subject}`, name, partition);
  checkKeys(path, subject, region);
  for (const cidr of region.network?.dataSubnetCidrs ?? []) checkCidr(`'${path}.network.dataSubnetCidrs' of ${subject}`, cidr);
}

function checkJobs(path: string, subject: string, { jobs, clusters }: Region): void {
  const names = clusters.map(({ name }) => name);
  if (jobs !== undefined && !names.includes(jobs))
    throw new UserError(
      `'${path}.jobs' of ${subject} is '${jobs}', which is none of its clusters (clusters: ${names.join(', ')}).`,
      'Name the one that runs the CronJobs, or leave it out for the first.',
    );
}

/** How many the VPC resource controller gives to a pod. */
const mostPodSecurityGroups = 5;

function checkPodSecurityGroups(path: string, subject: string, { network }: Region, { podSecurityGroupIds = [] }: Cluster): void {
  const where = `${path}.podSecurityGroupIds' of ${subject}`;
  if (podSecurityGroupIds.length > mostPodSecurityGroups)
    throw new UserError(`${where} lists ${podSecurityGroupIds.length}.`, `A pod takes at most ${mostPodSecurityGroups}.`);
  const known = network?.podSecurityGroupIds ?? [];
  const foreign = podSecurityGroupIds.find((group) => !known.includes(group));
  if (foreign !== undefined)
    throw new UserError(
      `${where} has '${foreign}', which no database lets in (podSecurityGroupIds of the region: ${known.join(', ') || 'none'}).`,
      "List it in 'network.podSecurityGroupIds' of the region too.",
    );
}
