import { apigatewayTls } from '../../../../policies/aws/apigateway/apigateway-tls';
import { cloudfrontHttps } from '../../../../policies/aws/cloudfront/cloudfront-https';
import { cloudfrontTls } from '../../../../policies/aws/cloudfront/cloudfront-tls';
import { elbAccessLogs } from '../../../../policies/aws/elb/elb-access-logs';
import { elbDeletionProtection } from '../../../../policies/aws/elb/elb-deletion-protection';
import { elbHttps } from '../../../../policies/aws/elb/elb-https';
import { elbInvalidHeaders } from '../../../../policies/aws/elb/elb-invalid-headers';
import { elbTlsPolicy } from '../../../../policies/aws/elb/elb-tls-policy';
import { vpcFlowLogs } from '../../../../policies/aws/vpc/vpc-flow-logs';
import { vpcOpenAdmin } from '../../../../policies/aws/vpc/vpc-open-admin';
import { describePolicy, terraform } from '../table';

const listener = (values: object) => terraform('aws_lb_listener', { load_balancer_arn: '${aws_lb.it.arn}', ...values });
const balancer = (values: Readonly<Record<string, unknown>> = {}) => terraform('aws_lb', values);
const distribution = (values: Readonly<Record<string, unknown>>) => terraform('aws_cloudfront_distribution', values);
const kept = (...resources: readonly ReturnType<typeof terraform>[]) => ({ resources, protected: true });

describePolicy(apigatewayTls, {
  pass: {
    'TLS 1.2': terraform('aws_api_gateway_domain_name', { domain_name: 'a.example.com', security_policy: 'TLS_1_2' }),
    'TLS 1.2 of the second version': terraform('aws_apigatewayv2_domain_name', {
      domain_name_configuration: { security_policy: 'TLS_1_2' },
    }),
  },
  fail: {
    'TLS 1.0': terraform('aws_api_gateway_domain_name', { domain_name: 'a.example.com', security_policy: 'TLS_1_0' }),
    'TLS 1.0 of the second version': terraform('aws_apigatewayv2_domain_name', {
      domain_name_configuration: { security_policy: 'TLS_1_0' },
    }),
  },
});

describePolicy(elbHttps, {
  pass: {
    HTTPS: listener({ protocol: 'HTTPS' }),
    'a redirect to HTTPS': listener({ protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: { protocol: 'HTTPS' } }] }),
    'a classic one by TLS': terraform('aws_elb', {
      listener: [{ lb_port: 443, lb_protocol: 'https', instance_port: 80, instance_protocol: 'http' }],
    }),
  },
  excused: {
    'a balancer of TCP': listener({ protocol: 'TCP' }),
  },
  fail: {
    'a classic one': terraform('aws_elb', {
      listener: [{ lb_port: 80, lb_protocol: 'HTTP', instance_port: 80, instance_protocol: 'http' }],
    }),
    HTTP: listener({ protocol: 'HTTP', default_action: [{ type: 'forward' }] }),
    'the same by its other name': terraform('aws_alb_listener', { protocol: 'HTTP', default_action: [{ type: 'forward' }] }),
    'a redirect to HTTP': listener({ protocol: 'HTTP', default_action: { type: 'redirect', redirect: [{ protocol: 'HTTP' }] } }),
  },
});

describePolicy(elbTlsPolicy, {
  pass: {
    'TLS 1.3 and 1.2': listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    'TLS 1.3 alone': listener({ protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
    'with forward secrecy': listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-FS-1-2-Res-2020-10' }),
  },
  excused: {
    'a listener without TLS, of which aws/elb/https tells': listener({ protocol: 'HTTP' }),
  },
  fail: {
    'nothing said': listener({ protocol: 'HTTPS' }),
    'the old one': listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-2016-08' }),
    'TLS 1.3 down to 1.0': listener({ protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' }),
    'down to 1.1': listener({ protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS-1-1-2017-01' }),
  },
  unknown: { 'a variable': listener({ protocol: 'HTTPS', ssl_policy: '${var.policy}' }) },
});

describePolicy(elbAccessLogs, {
  pass: { 'a balancer that logs': balancer({ access_logs: { enabled: true, bucket: 'logs' } }) },
  fail: { 'one that does not': balancer(), 'logs that are off': balancer({ access_logs: [{ enabled: false, bucket: 'logs' }] }) },
  unknown: { 'a variable': balancer({ access_logs: { enabled: '${var.logs}', bucket: 'logs' } }) },
});

describePolicy(elbInvalidHeaders, {
  pass: {
    'a balancer that drops them': balancer({ drop_invalid_header_fields: true }),
  },
  excused: {
    'a balancer of TCP': balancer({ load_balancer_type: 'network' }),
  },
  fail: { 'one that says nothing': balancer(), 'one that does not': balancer({ drop_invalid_header_fields: false }) },
  unknown: { 'a variable': balancer({ drop_invalid_header_fields: '${var.drop}' }) },
});

describePolicy(elbDeletionProtection, {
  pass: { 'one that is kept': kept(balancer({ enable_deletion_protection: true })), 'where nothing is protected': balancer() },
  fail: { 'one that says nothing': kept(balancer()), 'one that is not': kept(balancer({ enable_deletion_protection: false })) },
  unknown: { 'a variable': kept(balancer({ enable_deletion_protection: '${var.kept}' })) },
});

describePolicy(cloudfrontHttps, {
  pass: {
    redirects: distribution({ default_cache_behavior: { viewer_protocol_policy: 'redirect-to-https' } }),
    'an origin by TLS': distribution({ origin: [{ custom_origin_config: { origin_protocol_policy: 'https-only' } }] }),
  },
  fail: {
    'requests without TLS': distribution({ default_cache_behavior: [{ viewer_protocol_policy: 'allow-all' }] }),
    'some requests without TLS': distribution({
      default_cache_behavior: { viewer_protocol_policy: 'https-only' },
      ordered_cache_behavior: [{ viewer_protocol_policy: 'allow-all' }],
    }),
    'an origin without TLS': distribution({
      origin: { origin_id: 'shop', custom_origin_config: [{ origin_protocol_policy: 'http-only' }] },
    }),
  },
});

describePolicy(cloudfrontTls, {
  pass: { 'TLS 1.2': distribution({ viewer_certificate: { minimum_protocol_version: 'TLSv1.2_2021' } }) },
  fail: {
    'TLS 1.0': distribution({ viewer_certificate: [{ minimum_protocol_version: 'TLSv1' }] }),
    'TLS 1.1': distribution({ viewer_certificate: [{ minimum_protocol_version: 'TLSv1.1_2016' }] }),
    'the certificate of CloudFront': distribution({
      viewer_certificate: { cloudfront_default_certificate: true, minimum_protocol_version: 'TLSv1.2_2021' },
    }),
    'nothing said': distribution({}),
  },
  unknown: { 'a variable': distribution({ viewer_certificate: { minimum_protocol_version: '${var.version}' } }) },
});

const vpc = terraform('aws_vpc', { cidr_block: '10.0.0.0/16' });
describePolicy(vpcFlowLogs, {
  pass: { 'a network that logs': [vpc, terraform('aws_flow_log', { vpc_id: '${aws_vpc.it.id}' })] },
  fail: { 'one that does not': vpc, 'logs of another': [vpc, terraform('aws_flow_log', { vpc_id: '${aws_vpc.other.id}' })] },
});

const acl = (entry: object) => terraform('aws_network_acl', { ingress: [{ rule_no: 100, ...entry }] });
const aclRule = (entry: object) => terraform('aws_network_acl_rule', { rule_action: 'allow', protocol: 'tcp', ...entry });
describePolicy(vpcOpenAdmin, {
  pass: {
    'HTTPS from the internet': acl({ action: 'allow', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 443, to_port: 443 }),
    'SSH from a network': acl({ action: 'allow', protocol: 'tcp', cidr_block: '10.0.0.0/8', from_port: 22, to_port: 22 }),
    'a refusal': acl({ action: 'deny', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 }),
    'what leaves': aclRule({ egress: true, cidr_block: '0.0.0.0/0', from_port: 22, to_port: 22 }),
  },
  excused: {
    'datagrams (UDP)': aclRule({ protocol: 'udp', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 65535 }),
  },
  fail: {
    'SSH from the internet': acl({ action: 'allow', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 22, to_port: 22 }),
    'everything from the internet': acl({ action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 }),
    'RDP among others': aclRule({ protocol: '6', cidr_block: '0.0.0.0/0', from_port: 3000, to_port: 4000 }),
    'version 6': aclRule({ ipv6_cidr_block: '::/0', from_port: 22, to_port: 22 }),
    'half of the internet': aclRule({ cidr_block: '128.0.0.0/1', from_port: 22, to_port: 22 }),
  },
});
