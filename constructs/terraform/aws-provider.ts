import { frozenCopy, requiredFact, TerraformSetup } from '../../lib';
import { arn } from '../aws/arn';
import { provider } from '../aws/resources/provider';
import { properties } from '../properties';

export interface AwsProviderOptions {
  /**
   * Name of the role to deploy as, in the region's account; with its path if it has one: `deploy/slipway`.
   *
   * @format role-name
   */
  readonly role: string;
  /** Who answers for what is made, and who pays. */
  readonly tags: {
    /** @format tag-value */
    readonly owner: string;
    /** @format tag-value */
    readonly costCentre: string;
  };
  /**
   * Version of the provider, or a range such as `~> 6.0`.
   *
   * @format version-range
   * @default - exactly the one that `@cdktf/provider-aws` was made from
   */
  readonly version?: string;
}

/** The AWS provider of each stack: for the place's region, in no other account, and with tags on everything that takes some. */
export function awsProvider(given: AwsProviderOptions): TerraformSetup {
  const { role, tags, version } = frozenCopy(properties.check('AwsProviderOptions', given, 'awsProvider'));
  return (stack, { environment, region: place, app }) => {
    const { region, partition = 'aws' } = place;
    const account = requiredFact(place.account, environment.name, place, 'account', `awsProvider of '${stack.node.id}'`);
    new provider.AwsProvider(stack, 'aws', {
      region,
      allowedAccountIds: [account],
      assumeRole: [{ roleArn: arn({ partition, region, account }, 'iam', `role/${role}`) }],
      defaultTags: [{ tags: { owner: tags.owner, 'cost-centre': tags.costCentre, app, environment: environment.name } }],
    });
    if (version) stack.addOverride('terraform.required_providers.aws.version', version);
  };
}
