/** Security groups and their rules. */
export interface SgDocuments {
  readonly aws_default_security_group: SecurityGroup;
  readonly aws_security_group: SecurityGroup;
  readonly aws_security_group_rule: SecurityGroupPermission & { readonly type?: string; readonly security_group_id?: string };
  readonly aws_vpc_security_group_egress_rule: SecurityGroupRule;
  readonly aws_vpc_security_group_ingress_rule: SecurityGroupRule;
}

interface SecurityGroup {
  readonly description?: string;
  readonly egress?: readonly SecurityGroupPermission[];
  readonly ingress?: readonly SecurityGroupPermission[];
  readonly name?: string;
  readonly vpc_id?: string;
}

/** A rule as it stands in a group, or in `aws_security_group_rule`. */
interface SecurityGroupPermission {
  readonly cidr_blocks?: readonly string[];
  readonly description?: string;
  readonly from_port?: number;
  readonly ipv6_cidr_blocks?: readonly string[];
  readonly prefix_list_ids?: readonly string[];
  readonly protocol?: string;
  readonly security_groups?: readonly string[];
  readonly self?: boolean;
  readonly source_security_group_id?: string;
  readonly to_port?: number;
}

/** A rule as a resource of its own. */
interface SecurityGroupRule {
  readonly cidr_ipv4?: string;
  readonly cidr_ipv6?: string;
  readonly description?: string;
  readonly from_port?: number;
  readonly ip_protocol?: string;
  readonly prefix_list_id?: string;
  readonly referenced_security_group_id?: string;
  readonly security_group_id?: string;
  readonly to_port?: number;
}
