import { IConstruct } from 'constructs';
import { DeploymentStack, dnsSuffix, RegionKeys, RegionNetwork } from '../../lib';
import { Account, arn } from './arn';

/** Where in AWS a construct makes its resources: what most of them read of their stack, each fact with an error that names the missing one. */
export class AwsPlace implements Account {
  /** @throws UserError if the region states no account */
  static of(construct: IConstruct): AwsPlace {
    const stack = DeploymentStack.of(construct);
    return new AwsPlace(construct, stack, stack.required(stack.region.account, 'account', construct));
  }

  private constructor(
    private readonly construct: IConstruct,
    readonly stack: DeploymentStack,
    readonly account: string,
  ) {}

  get region(): string {
    return this.stack.region.region;
  }

  get partition(): string {
    return this.stack.region.partition ?? 'aws';
  }

  /** Whether the environment protects its data. */
  get isProtected(): boolean {
    return this.stack.environment.protected;
  }

  /**
   * The network that data stores stand in.
   *
   * @throws UserError if the region states none
   */
  get network(): RegionNetwork {
    return this.stack.required(this.stack.region.network, 'network', this.construct);
  }

  /** Has Terraform refuse to destroy what keeps data, where data is protected. */
  get protection(): { readonly lifecycle?: { readonly preventDestroy: true } } {
    return this.isProtected ? { lifecycle: { preventDestroy: true } } : {};
  }

  /** Name of a part of what is there already, as an operator's `adopt` states it: `rds/subnets`. */
  keptName(part: string): string | undefined {
    return this.stack.existing.cloudName(this.construct, part);
  }

  /** The ARN of a resource of this account and region. */
  arn(service: string, resource: string): string {
    return arn(this, service, resource);
  }

  /** Where a service of the region answers: `sqs.eu-west-1.amazonaws.com`. */
  endpoint(service: string): string {
    return `${service}.${this.region}.${dnsSuffix(this.partition)}`;
  }

  /**
   * ARN of the region's key.
   *
   * @throws UserError if the region does not state it
   */
  key(purpose: keyof RegionKeys): string {
    return this.stack.required(this.stack.region.keys?.[purpose], `keys.${purpose}`, this.construct);
  }
}
