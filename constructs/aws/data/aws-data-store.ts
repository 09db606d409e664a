import { Construct } from 'constructs';
import { Binding, Consumer, Dependency, Flow, RegionKeys, StoredSecret } from '../../../lib';
import { terraformExpression } from '../../literal-resources';
import { madeIn } from '../../made-in';
import { properties } from '../../properties';
import { AwsPlace } from '../aws-place';
import { DataSecurityGroup } from './data-security-group';
import { finalSnapshot } from './final-snapshot';
import { givePodSecurityGroups } from './pod-security-groups';
import { StoredPassword, StoredPasswordProps } from './stored-password';

/** What a kind of data store is, wherever it stands. */
export interface DataStoreKind {
  /** Within what its name must be unique, such as `rds`. */
  readonly service: string;
  /**
   * Most characters that the service takes for its name.
   *
   * @minimum 10
   */
  readonly longestName: number;
  /** Which of the region's keys encrypts it, such as `database`. */
  readonly key: keyof RegionKeys;
  /**
   * TCP port at which pods reach it.
   *
   * @minimum 1
   * @maximum 65535
   */
  readonly port: number;
}

/** Two arguments of a resource: the password, and the number that has it set anew. */
export interface WrittenPassword {
  readonly passwordWo: string;
  readonly passwordWoVersion: number;
}

/** The class of a resource that groups subnets: `aws.DbSubnetGroup`. */
export type SubnetGroupClass = new (
  scope: Construct,
  id: string,
  config: { readonly name: string; readonly subnetIds: string[] },
) => { readonly name: string };

/**
 * What every data store of AWS needs that pods reach through the network: its name, key and subnets, a security group that lets pods in at its
 * port, a password that is in no file, plan or state, protection, egress, and the security groups of the pods that use it.
 *
 * Subclasses make the resource as `Resource`, and hand over the outputs.
 */
export abstract class AwsDataStore<D extends Dependency = Dependency> extends Construct implements Binding<D> {
  abstract readonly outputs: Binding<D>['outputs'];
  /** Pods reach the data subnets at its port. */
  readonly egress: readonly Flow[];
  protected readonly place: AwsPlace;
  /** In the cloud: what the service takes, unique in the account and region. */
  protected readonly name: string;
  /** ARN of the key that encrypts it. */
  protected readonly kmsKeyId: string;
  private readonly kind: DataStoreKind;

  /** @throws UserError if the region states no account, no network or not the key, or something else has its name */
  constructor(scope: Construct, id: string, kind: DataStoreKind) {
    super(madeIn(scope, new.target), id);
    this.kind = properties.check('DataStoreKind', kind, `the data store '${this.node.path}'`);
    this.place = AwsPlace.of(this);
    const { dataSubnetCidrs } = this.place.network;
    this.kmsKeyId = this.place.key(kind.key);
    this.name = this.place.stack.physicalName(this, kind.service, kind.longestName);
    this.egress = [{ peer: { cidrs: dataSubnetCidrs }, ports: [{ port: kind.port, protocol: 'TCP' }] }];
  }

  /** Is told who uses it. */
  connect(consumers: readonly Consumer[]): void {
    givePodSecurityGroups(consumers);
  }

  /** Private subnets in two availability zones or more. */
  protected get subnetIds(): string[] {
    return [...this.place.network.dataSubnetIds];
  }

  /** Makes the security group that lets the region's pods in at its port: its id, once. */
  protected securityGroup(): string {
    return new DataSecurityGroup(this, 'security-group', this.kind.port).securityGroupId;
  }

  /** Makes the group of the data subnets: its name, once. */
  protected subnetGroup(type: SubnetGroupClass): string {
    const name = this.place.keptName(`${this.kind.service}/subnets`) ?? this.name;
    return new type(this, 'subnets', { name, subnetIds: this.subnetIds }).name;
  }

  /**
   * Makes a password, once: the output, and the two arguments of a resource that has write-only ones.
   *
   * Where a service has none, hand no password to Terraform: let pods log in by IAM, or have the service keep it in Secrets Manager by itself and
   * hand over an `ExistingSecret`. Anything else is refused at synth.
   */
  protected password(rules: StoredPasswordProps = {}): { readonly output: StoredSecret; readonly written: WrittenPassword } {
    const { secret } = new StoredPassword(this, 'password', rules);
    return { output: secret, written: { passwordWo: terraformExpression(secret.value), passwordWoVersion: secret.version } };
  }

  /**
   * What protects it, where the environment protects its data: Terraform refuses to destroy it, and a last snapshot is made where an operator
   * has it destroyed nevertheless. `skipFinalSnapshot` and the like of a service stand beside it: `!this.place.isProtected`.
   *
   * @param longestName most characters of a snapshot's name
   */
  protected finalSnapshot(longestName: number): ReturnType<typeof finalSnapshot> {
    return finalSnapshot(this.place, this.name, longestName);
  }
}
