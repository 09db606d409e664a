import { UserError } from '../errors';
import { checkName } from './names';
import { Network } from './network';
import { checkFileName } from './reserved-names';

/** A SecretStore or ClusterSecretStore of External Secrets. */
export interface SecretStore {
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  /** @format object-name */
  readonly name: string;
}

/** A Kubernetes cluster, as a fact in code: nothing asks it at synth. */
export interface Cluster {
  /** The name that the cloud knows it by, unique in its environment. */
  readonly name: string;
  /**
   * Minor version, such as `1.34`; `1.31` is the oldest that understands what workloads get.
   *
   * @pattern ^1\.(3[1-9]|4\d)$ '1.31' or newer, major and minor only
   */
  readonly kubernetesVersion: string;
  /** How its network keeps pods apart: a preset of `slipway/constructs`, such as `eks()`. */
  readonly network: Network;
  /**
   * Where Terraform's Kubernetes provider finds the API server: its URL, and the certificate authority in base64.
   *
   * @default - Terraform writes nothing into the cluster
   */
  readonly api?: {
    /** @pattern ^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[^\s?#]*)?$ the URL of the API server: 'https://…' */
    readonly endpoint: string;
    /** @pattern ^[A-Za-z0-9+/]+={0,2}$ the certificate authority in base64 */
    readonly certificateAuthority: string;
  };
  /**
   * The stores that External Secrets reads: Secrets Manager for secrets, Parameter Store for facts.
   *
   * @default - External Secrets does not run there
   */
  readonly secretStores?: { readonly secrets: SecretStore; readonly parameters: SecretStore };
}

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

/** What EKS takes as the name of a cluster, and every file system as that of a folder. */
const clusterName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

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
  for (const { name, kubernetesVersion } of clusters) {
    if (!clusterName.test(name))
      throw new UserError(
        `A cluster of environment '${environment}' has the name '${name}'.`,
        'Use up to 100 letters, digits, hyphens and underscores.',
      );
    checkFileName(`A cluster of environment '${environment}'`, name);
    const minor = Number(/^1\.(\d+)$/.exec(kubernetesVersion)?.[1]);
    if (!(minor >= 31)) {
      throw new UserError(
        `Cluster '${name}' of environment '${environment}' has the Kubernetes version '${kubernetesVersion}'.`,
        "Write '1.31' or newer, major and minor only.",
      );
    }
  }
}
