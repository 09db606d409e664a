import { sgAttached } from '../../../../policies/aws/sg/sg-attached';
import { sgDataStore } from '../../../../policies/aws/sg/sg-data-store';
import { sgDefaultClosed } from '../../../../policies/aws/sg/sg-default-closed';
import { sgDescription } from '../../../../policies/aws/sg/sg-description';
import { sgEgress } from '../../../../policies/aws/sg/sg-egress';
import { sgOpenAdmin } from '../../../../policies/aws/sg/sg-open-admin';
import { sgOpenAll } from '../../../../policies/aws/sg/sg-open-all';
import { sgOpenHttp } from '../../../../policies/aws/sg/sg-open-http';
import { openPorts, sgOpenIngress } from '../../../../policies/aws/sg/sg-open-ingress';
import { sgOpenRdp } from '../../../../policies/aws/sg/sg-open-rdp';
import { sgOpenSsh } from '../../../../policies/aws/sg/sg-open-ssh';
import { describePolicy, terraform } from '../table';

const world = { cidr_blocks: ['0.0.0.0/0'] };
const tcp = (port: number, to = port) => ({ protocol: 'tcp', from_port: port, to_port: to });
const group = (values: object = {}) => terraform('aws_security_group', { description: 'Orders', vpc_id: 'vpc-1', ...values });
const inside = (...permissions: readonly object[]) => group({ ingress: permissions });
const beside = (values: object, type = 'ingress') =>
  terraform('aws_security_group_rule', { type, security_group_id: '${aws_security_group.it.id}', ...values });
const rule = (values: object) =>
  terraform('aws_vpc_security_group_ingress_rule', { security_group_id: '${aws_security_group.it.id}', ip_protocol: 'tcp', ...values });

describePolicy(sgOpenAdmin, {
  pass: {
    'a group without rules': group(),
    'SSH from a network': inside({ ...tcp(22), cidr_blocks: ['10.0.0.0/8'] }),
    'SSH from a security group': inside({ ...tcp(22), security_groups: ['sg-1'] }),
    'the web': inside({ ...tcp(443), ...world }),
    'a way out': beside({ ...tcp(22), ...world }, 'egress'),
  },
  excused: {
    'every port of the group itself': inside({ protocol: '-1', from_port: 0, to_port: 0, self: true }),
    'echo requests': inside({ protocol: 'icmp', from_port: 8, to_port: 0, ...world }),
    'SSH from a network that only a plan tells': rule({ from_port: 22, to_port: 22, cidr_ipv4: '${aws_vpc.main.cidr_block}' }),
  },
  fail: {
    'SSH from everywhere': inside({ ...tcp(22), ...world }),
    'RDP from everywhere, by IPv6': inside({ ...tcp(3389), ipv6_cidr_blocks: ['::/0'] }),
    'a range that holds SSH': beside({ ...tcp(20, 30), ...world }),
    'every port': rule({ ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
    'a block that stands alone': group({ ingress: { ...tcp(22), ...world } }),
    'ports that are written as text': inside({ protocol: 'tcp', from_port: '22', to_port: '22', ...world }),
  },
  unknown: {
    'addresses that are a variable': inside({ ...tcp(22), cidr_blocks: ['${var.cidr}'] }),
    'a port that is a variable': rule({ from_port: '${var.port}', to_port: '${var.port}', cidr_ipv4: '0.0.0.0/0' }),
    'rules that are a variable': group({ ingress: '${var.rules}' }),
  },
});

describePolicy(sgOpenIngress, {
  pass: {
    'a port from a network': inside({ ...tcp(80), cidr_blocks: ['10.0.0.0/8'] }),
    'a group without rules': group(),
    'a port that is declared': inside({ ...tcp(443), ...world }),
    'a port that a pack declares': { resources: [inside({ ...tcp(8443), ...world })], parameters: [openPorts.set([443, 8443])] },
    'any port from a network': inside({ ...tcp(0, 65535), cidr_blocks: ['10.0.0.0/8'] }),
  },
  fail: {
    'another port': inside({ ...tcp(80), ...world }),
    'a range around a port that is declared': beside({ ...tcp(440, 450), ...world }),
    'every port': rule({ ip_protocol: '-1', cidr_ipv6: '::/0' }),
  },
  unknown: { 'addresses that are a variable': rule({ from_port: 80, to_port: 80, cidr_ipv4: '${var.cidr}' }) },
});

describePolicy(sgEgress, {
  pass: {
    'every port of one network': group({ egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8'] }] }),
    'a group without rules': group({ egress: [] }),
    'one port': group({ egress: [{ ...tcp(443), ...world }] }),
    'ports up to one, and from one': group({
      egress: [
        { ...tcp(0, 443), ...world },
        { ...tcp(443, 65535), ...world },
      ],
    }),
    'every port of a network': group({ egress: [{ protocol: '-1', cidr_blocks: ['10.0.0.0/8'] }] }),
  },
  fail: {
    'every port of the internet': group({ egress: [{ protocol: '-1', from_port: 0, to_port: 0, ...world }] }),
    'the same by a rule': terraform('aws_vpc_security_group_egress_rule', { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
  },
  unknown: { 'rules that are a variable': group({ egress: '${var.rules}' }) },
});

const store = terraform('aws_db_instance', { engine: 'postgres', vpc_security_group_ids: ['${aws_security_group.it.id}'] });

describePolicy(sgDataStore, {
  pass: {
    'a database that a security group reaches': [inside({ ...tcp(5432), security_groups: ['sg-1'] }), store],
    'a rule of its own': [rule({ from_port: 5432, to_port: 5432, referenced_security_group_id: 'sg-1' }), group(), store],
    'a database whose group says nothing of its rules': [group(), store],
    'a group without a database': inside({ ...tcp(5432), cidr_blocks: ['10.0.0.0/8'] }),
  },
  fail: {
    'a database that a network reaches': [inside({ ...tcp(5432), cidr_blocks: ['10.0.0.0/8'] }), store],
    'a rule of its own with addresses': [rule({ from_port: 5432, to_port: 5432, cidr_ipv4: '10.0.0.0/8' }), group(), store],
    'the port of a database, open to the internet': inside({ ...tcp(6379), ...world }),
  },
  unknown: {
    'addresses that are a variable': inside({ ...tcp(3306), cidr_blocks: '${var.cidrs}' }),
    'rules of a database that are a variable': [group({ ingress: '${var.rules}' }), store],
  },
});

const vpc = terraform('aws_vpc', { cidr_block: '10.0.0.0/16' });
const initial = (values: object = {}) => terraform('aws_default_security_group', { vpc_id: '${aws_vpc.it.id}', ...values });

describePolicy(sgDefaultClosed, {
  pass: {
    'a VPC whose group is empty': [vpc, initial()],
  },
  excused: {
    'an empty group of a VPC elsewhere': terraform('aws_default_security_group', { vpc_id: 'vpc-1' }),
    'a group that is judged with its VPC': [initial({ ingress: [tcp(22)] }), vpc],
  },
  fail: {
    'a VPC whose group nobody closed': vpc,
    'a VPC whose group lets something in': [vpc, initial({ ingress: [tcp(22)] })],
    'a group of a VPC elsewhere that lets something out': terraform('aws_default_security_group', { vpc_id: 'vpc-1', egress: [tcp(443)] }),
    'a rule beside it': [
      vpc,
      initial(),
      terraform('aws_security_group_rule', { type: 'ingress', security_group_id: '${aws_default_security_group.it.id}' }),
    ],
  },
  unknown: { 'rules that are a variable': [vpc, initial({ ingress: '${var.rules}' })] },
});

describePolicy(sgDescription, {
  pass: {
    'a group that says': group({ ingress: [{ ...tcp(443), description: 'Web' }] }),
    'a rule that says': rule({ description: 'Web' }),
  },
  excused: {
    'a description that only a plan tells': group({ description: '${var.description}' }),
  },
  fail: {
    'a group that does not': group({ description: undefined }),
    'a rule in it that does not': inside(tcp(443)),
    'a rule of its own that does not': rule({}),
    'an empty one': beside({ description: '' }),
  },
  unknown: { 'rules that only a plan tells': group({ ingress: '${var.rules}' }) },
});

describePolicy(sgAttached, {
  pass: {
    'the group of a database': [group(), store],
    'the group of a machine, by a template': [
      group(),
      terraform('aws_launch_template', { network_interfaces: [{ security_groups: ['${aws_security_group.it.id}'] }] }),
    ],
  },
  fail: { 'a group of nothing': group(), 'a group with rules only': [group(), rule({})] },
});

describePolicy(sgOpenSsh, {
  pass: { 'another port': inside({ ...tcp(3389), ...world }), 'a network': inside({ ...tcp(22), cidr_blocks: ['10.0.0.0/8'] }) },
  fail: {
    'the port': inside({ ...tcp(22), ...world }),
    'a range that holds it': beside({ ...tcp(21, 23), ...world }),
    'every port': rule({ ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
  },
  unknown: { 'addresses that are a variable': inside({ ...tcp(22), cidr_blocks: ['${var.cidr}'] }) },
});

describePolicy(sgOpenRdp, {
  pass: { 'another port': inside({ ...tcp(22), ...world }), 'a network': inside({ ...tcp(3389), cidr_blocks: ['10.0.0.0/8'] }) },
  fail: {
    'the port': inside({ ...tcp(3389), ...world }),
    'a range that holds it': beside({ ...tcp(3388, 3390), ...world }),
    'every port': rule({ ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
  },
  unknown: { 'addresses that are a variable': inside({ ...tcp(3389), cidr_blocks: ['${var.cidr}'] }) },
});

describePolicy(sgOpenHttp, {
  pass: { 'another port': inside({ ...tcp(443), ...world }), 'a network': inside({ ...tcp(80), cidr_blocks: ['10.0.0.0/8'] }) },
  fail: {
    'the port': inside({ ...tcp(80), ...world }),
    'a range that holds it': beside({ ...tcp(79, 81), ...world }),
    'every port': rule({ ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
  },
  unknown: { 'addresses that are a variable': inside({ ...tcp(80), cidr_blocks: ['${var.cidr}'] }) },
});

describePolicy(sgOpenAll, {
  pass: {
    'all ports from a network': inside({ ...tcp(0, 65535), cidr_blocks: ['10.0.0.0/8'] }),
    'some ports': inside({ ...tcp(22, 8080), ...world }),
    'a network': inside({ protocol: '-1', cidr_blocks: ['10.0.0.0/8'] }),
  },
  fail: { 'every port': rule({ ip_protocol: '-1', cidr_ipv6: '::/0' }), 'a range of all': inside({ ...tcp(0, 65535), ...world }) },
  unknown: { 'rules that are a variable': group({ ingress: '${var.rules}' }) },
});
