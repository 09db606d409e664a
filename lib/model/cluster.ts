import { UserError } from '../errors';
import { Facts } from './by-place/facts';
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
  /**
   * The name that the cloud knows it by, unique in its environment. Environments that give one name in one region share the cluster, unless
   * they state two accounts.
   */
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
   * Security groups that pods which use databases and caches are given, in place of their node's, by a SecurityGroupPolicy: at most five of
   * the region's `network.podSecurityGroupIds`. The VPC CNI must have them turned on; Auto Mode has none.
   *
   * @minItems 1
   * @uniqueItems
   * @format security-group-id
   * @default - none: they have those of their node
   * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
   */
  readonly podSecurityGroupIds?: readonly string[];
  /**
   * The stores that External Secrets reads: Secrets Manager for secrets, Parameter Store for facts.
   *
   * @default - External Secrets does not run there
   */
  readonly secretStores?: { readonly secrets: SecretStore; readonly parameters: SecretStore };
  /**
   * Whether Services have addresses of both families.
   *
   * @default false
   */
  readonly dualStack?: boolean;
  /**
   * Zones that its nodes stand in.
   *
   * @minimum 1
   * @default - not known: workloads that must be spread over zones are refused
   */
  readonly zones?: number;
  /**
   * The platform's own facts of the cluster, which stand before those of its region: plain values.
   *
   * @default - those of the region
   */
  readonly facts?: Partial<Facts>;
}

/** What EKS takes as the name of a cluster, and every file system as that of a folder. */
const clusterName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;

/** @throws UserError if its name can be no cluster's, or no folder's */
export function checkCluster(environment: string, { name }: Cluster): void {
  if (!clusterName.test(name))
    throw new UserError(
      `A cluster of environment '${environment}' has the name '${name}'.`,
      'Use up to 100 letters, digits, hyphens and underscores.',
    );
  checkFileName(`A cluster of environment '${environment}'`, name);
}
