import { Construct } from 'constructs';
import { DeploymentStack, isStoredElsewhere, StoredSecret } from '../../../lib';
import { terraformExpression } from '../../literal-resources';
import { madeIn } from '../../made-in';
import { properties } from '../../properties';
import { AwsPlace } from '../aws-place';
import { EphemeralResource } from '../ephemeral-resource';
import { secretsManager } from '../resources/secrets-manager';
import { PasswordRules, randomPassword } from './password-rules';

export interface StoredPasswordProps extends PasswordRules {
  /**
   * Counts up to have a new password generated.
   *
   * @minimum 1
   * @default 1
   */
  readonly version?: number;
}

/**
 * A generated password in Secrets Manager that is in no file, plan or state, encrypted with the region's key `keys.secrets`.
 *
 * An ephemeral block generates it, a write-only argument stores it, and whoever needs it reads back what is stored:
 * after a crash between the two, the next run still hands out the password that applications read.
 * Needs Terraform or OpenTofu 1.11, and a service whose resource has a write-only argument: `passwordWo` takes `value`, `passwordWoVersion` the
 * version of `secret`. Any other argument is refused at synth.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html for the length of its name
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html for the 7 to 30 days of the recovery window
 */
export class StoredPassword extends Construct {
  /** What a provisioner hands over as the output. */
  readonly secret: StoredSecret;

  /** @throws UserError if the rules leave too few passwords, or the region states no account or no `keys.secrets` */
  constructor(scope: Construct, id: string, given: StoredPasswordProps = {}) {
    super(madeIn(scope, new.target), id);
    const { version = 1, ...rules } = properties.check('StoredPasswordProps', given, `the password '${this.node.path}'`);
    const place = AwsPlace.of(this);
    const { stack } = place;
    const name = `${stack.physicalName(scope, 'secretsmanager', 500)}/${id}`;

    const secret = new secretsManager.SecretsmanagerSecret(this, 'Resource', {
      name,
      kmsKeyId: place.key('secrets'),
      recoveryWindowInDays: place.isProtected ? 30 : 0,
      ...place.protection,
    });
    // By an attribute that is unknown until the version is there: a plan would else read a secret without a value, and fail.
    const readBack = new EphemeralResource(this, 'stored', 'aws_secretsmanager_secret_version', {
      secret_id: this.idOfStored(secret, name, version, rules),
    });

    this.secret = new StoredSecret(name, readBack.expressionOf('secret_string'), version);
  }

  /** What a write-only argument takes. */
  get value(): string {
    return terraformExpression(this.secret.value);
  }

  /** A new version has a new password generated; of a secret that came with its value, none is made until the next one. */
  private idOfStored(
    secret: InstanceType<typeof secretsManager.SecretsmanagerSecret>,
    name: string,
    version: number,
    rules: PasswordRules,
  ): string {
    const isThere = isStoredElsewhere(secret, name, version);
    const random = randomPassword(`'${this.node.path}'`, rules);
    const generated = new EphemeralResource(this, 'generated', 'aws_secretsmanager_random_password', random);
    const stored = new secretsManager.SecretsmanagerSecretVersion(this, 'version', {
      secretId: secret.id,
      secretStringWo: terraformExpression(generated.expressionOf('random_password')),
      secretStringWoVersion: version,
    });
    if (!isThere) return stored.arn;
    this.node.tryRemoveChild('generated');
    DeploymentStack.of(this).names.imports.leaveOut(stored);
    return secret.arn;
  }
}
