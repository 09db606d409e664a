/** Resources of ECR. */
export interface EcrDocuments {
  readonly aws_ecr_lifecycle_policy: { readonly repository?: string; readonly policy?: string };
  readonly aws_ecr_registry_scanning_configuration: {
    readonly scan_type?: string;
    readonly rule?: readonly { readonly scan_frequency?: string }[];
  };
  readonly aws_ecr_repository: EcrRepository;
  readonly aws_ecr_repository_policy: { readonly repository?: string; readonly policy?: string };
}

interface EcrRepository {
  readonly encryption_configuration?: { readonly encryption_type?: string; readonly kms_key?: string };
  readonly image_scanning_configuration?: { readonly scan_on_push?: boolean };
  readonly image_tag_mutability?: string;
  readonly name?: string;
}
