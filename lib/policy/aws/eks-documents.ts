/** Resources of EKS. */
export interface EksDocuments {
  readonly aws_eks_cluster: EksCluster;
  readonly aws_eks_node_group: {
    readonly remote_access?: { readonly ec2_ssh_key?: string; readonly source_security_group_ids?: readonly string[] };
  };
  readonly aws_eks_pod_identity_association: PodIdentityAssociation;
}

interface EksCluster {
  readonly enabled_cluster_log_types?: readonly string[];
  readonly encryption_config?: { readonly provider?: { readonly key_arn?: string }; readonly resources?: readonly string[] };
  readonly version?: string;
  readonly vpc_config?: {
    readonly endpoint_private_access?: boolean;
    readonly endpoint_public_access?: boolean;
    readonly public_access_cidrs?: readonly string[];
  };
}

interface PodIdentityAssociation {
  readonly cluster_name?: string;
  readonly namespace?: string;
  readonly role_arn?: string;
  readonly service_account?: string;
}
