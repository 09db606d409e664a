import { Construct } from 'constructs';
import { DeploymentStack } from '../../lib';

/** Lets the region's pods reach a data store at one port, and the data store nobody. */
export class DataSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, port: number) {
    super(scope, id);
    const { SecurityGroup } = require('@cdktf/provider-aws/lib/security-group') as typeof import('@cdktf/provider-aws/lib/security-group');
    const { VpcSecurityGroupIngressRule } =
      require('@cdktf/provider-aws/lib/vpc-security-group-ingress-rule') as typeof import('@cdktf/provider-aws/lib/vpc-security-group-ingress-rule');
    const stack = DeploymentStack.of(this);
    const { vpcId, podSecurityGroupIds } = stack.required(stack.region.network, 'network', this);

    const group = new SecurityGroup(this, 'Resource', {
      name: stack.physicalName(scope, 'security-group', 255),
      description: `Port ${port} for pods`,
      vpcId,
      egress: [],
    });
    for (const pods of podSecurityGroupIds) {
      new VpcSecurityGroupIngressRule(this, pods, {
        securityGroupId: group.id,
        referencedSecurityGroupId: pods,
        ipProtocol: 'tcp',
        fromPort: port,
        toPort: port,
        description: `Port ${port} for pods`,
      });
    }
    this.securityGroupId = group.id;
  }
}
