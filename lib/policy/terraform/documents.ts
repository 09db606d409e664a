import type { KubernetesDocuments } from '../kubernetes/documents';
import type { AwsDocuments } from './aws-documents';

/** Documents by resource type: the fields that rules read, as both outputs hold them. */
export interface Documents extends KubernetesDocuments, AwsDocuments {}
