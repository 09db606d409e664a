import type { AwsDocuments } from './aws/aws-documents';
import type { KubernetesDocuments } from './kubernetes/kubernetes-documents';

/** Documents by resource type: the fields that rules read, as both outputs hold them. */
export interface Documents extends KubernetesDocuments, AwsDocuments {}
