import { Construct } from 'constructs';
import { DeploymentStack, Grant, IdentityProvider, ServiceAccount, Statement } from '../../lib';
import { AwsPlace } from '../aws/aws-place';
import { description } from '../aws/description';
import { policyDocument } from '../aws/policy-document';
import { PolicyHolder } from '../aws/policy-holder';
import { eks } from '../aws/resources/eks';
import { iam } from '../aws/resources/iam';
import { statement, statementOf } from '../aws/statement';

/**
 * All inline policies of a role, together.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const rolePolicy: PolicyHolder = { noun: 'role', limit: 10_240, unit: 'characters' };
/** What every account takes without asking for more. */
const trustPolicy: PolicyHolder = { noun: "role's trust", limit: 2_048, unit: 'characters' };

/**
 * Gives pods cloud permissions through EKS Pod Identity: one IAM role for each workload and region, associated with its service account in
 * each cluster. The role outlives clusters, and trusts no other service account and no other cluster.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html for the length of its name
 */
export class PodIdentity implements IdentityProvider {
  bind(workload: Construct, account: ServiceAccount, grants: readonly Grant[]): string {
    const stack = DeploymentStack.of(workload);
    const identity = new Construct(workload, 'identity');
    const name = stack.physicalName(workload, 'iam', 64);

    const place = AwsPlace.of(identity);
    const { permissionsBoundary } = stack.region;

    const role = new iam.IamRole(identity, 'Resource', {
      name,
      ...(permissionsBoundary !== undefined && { permissionsBoundary: place.arn('iam', `policy/${permissionsBoundary}`) }),
      description: description(`Pods of ${stack.app}/${stack.names.objectName(workload)}`, 1000),
      assumeRolePolicy: policyDocument(trustPolicy, [trust(place, account)], identity),
    });
    new iam.IamRolePolicy(identity, 'policy', {
      name,
      role: role.name,
      policy: policyDocument(rolePolicy, grants.map(statementOf), workload),
    });
    for (const { name: clusterName } of stack.clusters) {
      new eks.EksPodIdentityAssociation(identity, `association-${clusterName}`, {
        clusterName,
        namespace: account.namespace,
        serviceAccount: account.name,
        roleArn: role.arn,
      });
    }
    return place.arn('iam', `role/${name}`);
  }
}

/**
 * Trusts the pods of one service account, in the clusters of the region: any other cluster of the account may have a namespace of that name.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html for the tags
 */
function trust(place: AwsPlace, { namespace, name }: ServiceAccount): Statement {
  const tags = {
    'aws:SourceAccount': [place.account],
    'aws:RequestTag/eks-cluster-arn': place.stack.clusters.map((cluster) => place.arn('eks', `cluster/${cluster.name}`)),
    'aws:RequestTag/kubernetes-namespace': [namespace],
    'aws:RequestTag/kubernetes-service-account': [name],
  };
  return statement({
    sid: 'PodIdentity',
    principals: [{ type: 'Service', value: 'pods.eks.amazonaws.com' }],
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    conditions: Object.entries(tags).map(([key, values]) => ({ operator: 'StringEquals', key, values })),
  });
}
