import { TerraformElement, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { DeploymentStack, StoredSecret } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { secretsManager } from '../aws/resources/secrets-manager';
import { terraformExpression } from '../literal-resources';

/** Terraform variable: `false` makes plans that read no secret and cannot be applied. */
const switchName = 'slipway_secrets';
/** Characters of a password, without punctuation, so that it stands in any connection string: 190 bits. */
const length = 32;

/**
 * A generated password in Secrets Manager that is in no file, plan or state, encrypted with the region's key `keys.secrets`.
 *
 * An ephemeral block generates it, a write-only argument stores it, and whoever needs it reads back what is stored:
 * after a crash between the two, the next run still hands out the password that applications read.
 * Needs Terraform or OpenTofu 1.11.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html for the length of its name
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html for the 7 to 30 days of the recovery window
 */
export class StoredPassword extends Construct {
  readonly secret: StoredSecret;

  /** @param version counts up to have a new password generated */
  constructor(scope: Construct, id: string, version: number) {
    super(scope, id);
    const place = AwsPlace.of(this);
    const { stack } = place;
    const name = `${stack.physicalName(scope, 'secretsmanager', 500)}/${id}`;
    declareSwitch(stack);

    const generated = new EphemeralResource(this, 'generated', 'aws_secretsmanager_random_password', {
      password_length: length,
      exclude_punctuation: true,
    });
    const secret = new secretsManager.SecretsmanagerSecret(this, 'Resource', {
      name,
      kmsKeyId: place.key('secrets'),
      recoveryWindowInDays: place.isProtected ? 30 : 0,
      ...place.protection,
    });
    const stored = new secretsManager.SecretsmanagerSecretVersion(this, 'version', {
      secretId: secret.id,
      secretStringWo: terraformExpression(unlessPlannedWithout(`${generated.address}.random_password`)),
      secretStringWoVersion: version,
    });
    // By an attribute that is unknown until the version is there: a plan would else read a secret without a value, and fail.
    const readBack = new EphemeralResource(this, 'stored', 'aws_secretsmanager_secret_version', { secret_id: stored.arn });

    this.secret = new StoredSecret(name, unlessPlannedWithout(`${readBack.address}.secret_string`), version);
  }
}

/** An ephemeral block, for which cdktf has no class. It is there only when secrets are. */
class EphemeralResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id);
  }

  get address(): string {
    return `ephemeral.${this.type}.${this.friendlyUniqueId}[0]`;
  }

  override toTerraform(): unknown {
    const block = { count: `\${var.${switchName} ? 1 : 0}`, ...this.attributes, '//': this.constructNodeMetadata };
    return { ephemeral: { [this.type]: { [this.friendlyUniqueId]: block } } };
  }
}

/** `terraform apply` of a plan that was made without secrets stops at this value, before anything that needs it is written. */
function unlessPlannedWithout(value: string): string {
  const refusal = `planned without secrets: plan again with -var ${switchName}=true`;
  return `\${var.${switchName} ? ${value} : (terraform.applying ? tostring(tonumber("${refusal}")) : "plan only")}`;
}

function declareSwitch(stack: DeploymentStack): void {
  if (stack.node.tryFindChild(switchName)) return;
  new TerraformVariable(stack, switchName, {
    type: 'bool',
    default: true,
    description: 'Whether secrets may be read and written: a plan without needs no permission for them, and cannot be applied.',
  });
  stack.addOverride('terraform.required_version', '>= 1.11.0');
}
