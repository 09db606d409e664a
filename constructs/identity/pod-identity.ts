import { Construct } from 'constructs';
import { DeploymentStack, Grant, IdentityProvider, ServiceAccount } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { eks } from '../aws/resources/eks';
import { iam } from '../aws/resources/iam';

/**
 * Gives pods cloud permissions through EKS Pod Identity: one IAM role for each workload and region, associated with its service account in
 * each cluster. The role outlives clusters, and trusts no other service account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html for the length of its name
 */
export class PodIdentity implements IdentityProvider {
  bind(workload: Construct, account: ServiceAccount, grants: readonly Grant[]): void {
    const stack = DeploymentStack.of(workload);
    const identity = new Construct(workload, 'identity');
    const name = stack.physicalName(workload, 'iam', 64);

    const role = new iam.IamRole(identity, 'Resource', {
      name,
      description: `Pods of ${stack.app}/${workload.node.id}`,
      assumeRolePolicy: JSON.stringify(trustPolicy(AwsPlace.of(identity).account, account)),
    });
    new iam.IamRolePolicy(identity, 'policy', { name, role: role.name, policy: JSON.stringify(accessPolicy(grants)) });
    for (const { name: clusterName } of stack.clusters) {
      new eks.EksPodIdentityAssociation(identity, `association-${clusterName}`, {
        clusterName,
        namespace: account.namespace,
        serviceAccount: account.name,
        roleArn: role.arn,
      });
    }
  }
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
function trustPolicy(sourceAccount: string, { namespace, name }: ServiceAccount) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'PodIdentity',
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:SourceAccount': sourceAccount,
            'aws:RequestTag/kubernetes-namespace': namespace,
            'aws:RequestTag/kubernetes-service-account': name,
          },
        },
      },
    ],
  };
}

function accessPolicy(grants: readonly Grant[]) {
  return {
    Version: '2012-10-17',
    Statement: grants.map(({ actions, resources }) => ({ Effect: 'Allow', Action: actions, Resource: resources })),
  };
}
