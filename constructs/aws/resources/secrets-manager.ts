import { literalResources } from '../../literal-resources';

/** Resources of AWS Secrets Manager, each loaded when it is first used: a program that reads a workload pays for none. */
export const secretsManager = literalResources({
  get SecretsmanagerSecret() {
    return (require('@cdktf/provider-aws/lib/secretsmanager-secret') as typeof import('@cdktf/provider-aws/lib/secretsmanager-secret'))
      .SecretsmanagerSecret;
  },
  get SecretsmanagerSecretVersion() {
    return (
      require('@cdktf/provider-aws/lib/secretsmanager-secret-version') as typeof import('@cdktf/provider-aws/lib/secretsmanager-secret-version')
    ).SecretsmanagerSecretVersion;
  },
});
