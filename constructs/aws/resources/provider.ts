import { literalResources } from '../../literal-resources';

/** The AWS provider itself, loaded when it is first used. */
export const provider = literalResources({
  get AwsProvider() {
    return (require('@cdktf/provider-aws/lib/provider') as typeof import('@cdktf/provider-aws/lib/provider')).AwsProvider;
  },
});
