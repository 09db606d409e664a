import { TerraformElement, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { DeploymentStack } from '../../lib';

/** Terraform variable: `false` makes plans that read no secret and cannot be applied. */
const switchName = 'slipway_secrets';

/** An ephemeral block, for which cdktf has no class. It is there only when secrets are. Needs Terraform or OpenTofu 1.11. */
export class EphemeralResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id);
    declareSwitch(DeploymentStack.of(this));
  }

  /**
   * An expression of an attribute, for write-only arguments. `terraform apply` of a plan that was made without secrets stops at this value, before
   * anything that needs it is written.
   *
   * @param of what is made of the attribute: itself, unless it says otherwise
   */
  expressionOf(attribute: string, of = (value: string) => value): string {
    const value = of(`ephemeral.${this.type}.${this.friendlyUniqueId}[0].${attribute}`);
    const refusal = `planned without secrets: plan again with -var ${switchName}=true`;
    return `\${var.${switchName} ? ${value} : (terraform.applying ? tostring(tonumber("${refusal}")) : "plan only")}`;
  }

  override toTerraform(): unknown {
    const block = { count: `\${var.${switchName} ? 1 : 0}`, ...this.attributes, '//': this.constructNodeMetadata };
    return { ephemeral: { [this.type]: { [this.friendlyUniqueId]: block } } };
  }
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
