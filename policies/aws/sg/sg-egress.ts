import { graph, Policy } from '../../../lib';
import { openToWorld } from './open-to-world';
import { permissionTypes } from './permission';

export const sgEgress: Policy = {
  name: 'aws/sg/egress',
  description: 'Nothing reaches the whole internet at every port.',
  remediation: 'List the ports and networks that are needed.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_382'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject) =>
    openToWorld(subject, 'egress', ({ from, to }) => (from <= 0 && to >= 65535 ? 'reaches every port of the internet' : undefined)),
  ),
};
