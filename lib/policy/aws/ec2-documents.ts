/** Resources of EC2 and VPC. */
export interface Ec2Documents {
  readonly aws_instance: Instance;
  readonly aws_launch_configuration: Instance;
  readonly aws_launch_template: LaunchTemplate;
  readonly aws_spot_instance_request: Instance;
  readonly aws_vpc: { readonly cidr_block?: string };
}

interface MetadataOptions {
  readonly http_endpoint?: string;
  readonly http_put_response_hop_limit?: number;
  readonly http_tokens?: string;
}

interface Instance {
  readonly associate_public_ip_address?: boolean;
  readonly metadata_options?: MetadataOptions;
  readonly user_data?: string;
  readonly user_data_base64?: string;
}

interface LaunchTemplate {
  readonly block_device_mappings?: readonly { readonly ebs?: { readonly encrypted?: boolean; readonly snapshot_id?: string } }[];
  readonly metadata_options?: MetadataOptions;
  readonly network_interfaces?: readonly { readonly associate_public_ip_address?: boolean }[];
  readonly user_data?: string;
}
