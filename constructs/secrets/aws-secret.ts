import { Construct } from 'constructs';
import { Binding, ExistingSecret, Provisioner } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { description } from '../aws/description';
import { secretsManager } from '../aws/resources/secrets-manager';
import { madeIn } from '../made-in';
import { properties } from '../properties';
import { provisioner } from '../provisioner';
import { Secret } from './secret';

export interface AwsSecretOptions {
  /**
   * Counts up to have Terraform hand on what was put in since, where Terraform writes into the cluster; External Secrets reads it anew by itself.
   *
   * @minimum 1
   * @default 1
   */
  readonly version?: number;
}

/**
 * The approved secret on AWS: an entry of Secrets Manager without a value, encrypted with the region's key `keys.secrets`, into which somebody puts
 * a JSON object with the keys.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html for the length of its name
 */
export class AwsSecret extends Construct implements Binding<Secret> {
  /** The provisioner that an operator lists in an environment. */
  static provisioner(given: AwsSecretOptions = {}): Provisioner<Secret> {
    return provisioner('secret', AwsSecret)(properties.check('AwsSecretOptions', given, 'AwsSecret.provisioner'));
  }

  readonly outputs: Binding<Secret>['outputs'];

  /** @throws UserError if the region has no `account` or no `keys.secrets`, or another entry has the name */
  constructor(scope: Construct, id: string, dependency: Secret, options: AwsSecretOptions) {
    super(madeIn(scope, new.target, { dependency, options }, Secret), id);
    const { keys } = dependency;
    const { version = 1 } = options;
    const place = AwsPlace.of(this);
    const name = place.stack.physicalName(this, 'secretsmanager', 512);
    const entry = new secretsManager.SecretsmanagerSecret(this, 'Resource', {
      name,
      description: description(`A JSON object with ${keys.join(', ')}, which somebody puts in`, 2048),
      kmsKeyId: place.key('secrets'),
      recoveryWindowInDays: place.isProtected ? 30 : 0,
      ...place.protection,
    });
    this.outputs = Object.fromEntries(keys.map((key) => [key, new ExistingSecret(name, key, version, entry.arn)]));
  }
}
