import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Consumer, DeploymentStack } from '../../../lib';

/** No dependency has it: their ids are in kebab-case. */
const id = 'SecurityGroups';

/**
 * Gives all pods of each consumer the security groups of the cluster, where it states some: once, whatever it uses. They have one service
 * account, with the labels of the workload's own pods.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function givePodSecurityGroups(consumers: readonly Consumer[]): void {
  for (const { workload, pods, serviceAccount } of consumers) {
    const stack = DeploymentStack.of(workload);
    const clusters = stack.clusters.filter(({ podSecurityGroupIds }) => podSecurityGroupIds !== undefined);
    if (clusters.length === 0 || workload.node.tryFindChild(id)) continue;
    const scope = new Construct(workload, id);
    for (const cluster of clusters) {
      const { podSecurityGroupIds: groupIds } = cluster;
      new ApiObject(stack.chartScope(scope, cluster), 'SecurityGroupPolicy', {
        apiVersion: 'vpcresources.k8s.aws/v1beta1',
        kind: 'SecurityGroupPolicy',
        metadata: { name: serviceAccount.name },
        spec: { serviceAccountSelector: { matchLabels: pods[0] }, securityGroups: { groupIds } },
      });
    }
  }
}
