import { Construct } from 'constructs';
import { DeploymentStack } from '../../../lib';
import { madeIn } from '../../made-in';
import { ec2 } from '../resources/ec2';

/** Lets the region's pods reach a data store at one port, and the data store nobody. */
export class DataSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, port: number) {
    super(madeIn(scope, new.target), id);
    const stack = DeploymentStack.of(this);
    const { vpcId, podSecurityGroupIds } = stack.required(stack.region.network, 'network', this);

    const group = new ec2.SecurityGroup(this, 'Resource', {
      name: stack.physicalName(scope, 'security-group', 255),
      description: `Port ${port} for pods`,
      vpcId,
      egress: [],
    });
    for (const pods of podSecurityGroupIds) {
      new ec2.VpcSecurityGroupIngressRule(this, pods, {
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
