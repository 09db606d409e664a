import type { FieldRule } from '../rule';

const pods = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';
const s3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html';
const anything = /./;
const aws = /^aws_/;
const exposed = { verdict: 'danger', class: 'expose' } as const;

/** Who reaches what. */
export const exposureRules: readonly FieldRule[] = [
  {
    ...exposed,
    id: 'exposure/public',
    on: aws,
    field:
      /(?:^|\.)(?:publicly_accessible|map_public_ip_on_launch|associate_public_ip_address|endpoint_public_access|public_access_cidrs)$/,
    when: 'on',
    reason: 'It gets an address of the internet.',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  },
  {
    ...exposed,
    id: 'exposure/public-access-block',
    on: /^aws_s3_(?:bucket|account)_public_access_block$/,
    field: /^(?:block_public_acls|block_public_policy|ignore_public_acls|restrict_public_buckets)$/,
    when: 'off',
    reason: 'Nothing keeps the bucket from being opened to everybody.',
    source: s3,
  },
  {
    ...exposed,
    id: 'exposure/acl',
    on: aws,
    field: /^(?:acl|access_control_policy|internal|scheme|public_access_cidrs)/,
    when: 'changed',
    reason: 'It says who reaches it.',
    source: s3,
  },
  {
    ...exposed,
    id: 'exposure/security-group',
    on: /^aws_(?:security_group|security_group_rule|vpc_security_group_(?:in|e)gress_rule|network_acl|network_acl_rule|default_security_group)$/,
    field:
      /^(?:ingress|egress|cidr_ipv[46]|cidr_blocks|ipv6_cidr_blocks|from_port|to_port|ip_protocol|protocol|prefix_list_id|referenced_security_group_id|source_security_group_id|self)/,
    when: 'changed',
    reason: 'It says who reaches what is behind it.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  },
  {
    ...exposed,
    id: 'exposure/placement',
    on: aws,
    field:
      /^(?:vpc_security_group_ids|security_groups|security_group_ids|subnet_ids|subnets|vpc_id|db_subnet_group_name|subnet_group_name|route_table_id)$/,
    when: 'changed',
    reason: 'It stands in another network, or behind other rules.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  },
  {
    ...exposed,
    id: 'exposure/service',
    on: /^Service$/,
    field: /^spec\.(?:type|externalIPs|loadBalancerSourceRanges|externalName)$/,
    when: 'changed',
    reason: 'It says from where the pods are reached.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  },
  {
    ...exposed,
    id: 'exposure/route',
    on: /^(?:Ingress|HTTPRoute|GRPCRoute|TCPRoute|TLSRoute|Gateway)$/,
    field: /^(?:spec|metadata\.annotations\[(?!slipway))/,
    when: 'changed',
    reason: 'It says what is reached from outside, and how.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/',
  },
  {
    ...exposed,
    id: 'exposure/network-policy',
    on: /NetworkPolicy$/,
    field: /^spec/,
    when: 'changed',
    reason: 'It says who reaches the pods, and whom they reach.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  },
  {
    ...exposed,
    id: 'exposure/host',
    on: anything,
    field: /^(?:spec\.)?(?:hostNetwork|hostPID|hostIPC)$|hostPort$/,
    when: 'changed',
    reason: 'The pod shares the network or the processes of its node.',
    source: pods,
  },
];
