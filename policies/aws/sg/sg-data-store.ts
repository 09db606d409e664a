import { graph, Policy, Problem, Unknown } from '../../../lib/rules';
import { inShort } from '../iam/problems';
import { dataPorts, storesBySecurityGroup } from './data-stores';
import { fieldsOf, openToWorld } from './open-to-world';
import { extentOf, holds, permissionsOf, permissionTypes, portsInWords, untold } from './permission';
import { groupOf } from './security-group';

export const sgDataStore: Policy = {
  name: 'aws/sg/data-store',
  description: 'Databases and caches are reached from security groups, not from addresses.',
  remediation: 'Name the group of whoever may connect in security_groups, or referenced_security_group_id, in place of cidr_blocks.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
  rationale: 'An address says nothing about who is there: any machine that has it, one that was taken over too, gets as far as the login.',
  severity: 'critical',
  controls: { fsbp: ['EC2.19'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject, stack) => {
    const group = groupOf(subject);
    const stores = group === undefined ? [] : (stack.index(storesBySecurityGroup).get(group) ?? []);
    const [store] = stores;
    if (store) {
      const permissions = permissionsOf(subject, 'ingress');
      if (!permissions) return [untold('ingress')];
      return permissions.flatMap((permission): readonly Problem[] => {
        const { cidrs, ports, at } = permission;
        if (cidrs.length === 0) return [];
        const fields = fieldsOf(subject);
        const where = ports ? ` at ${portsInWords(ports)}` : '';
        return [
          {
            message: `lets ${inShort(cidrs.map((cidr) => (cidr instanceof Unknown ? cidr.text : cidr)))} reach ${store.address}${where}`,
            at,
            remediation: `Name the group of whoever may connect in ${fields.group}, in place of ${fields.networks}.`,
            extent: extentOf(permission),
          },
        ];
      });
    }
    return openToWorld(subject, stack, 'ingress', (ports) => {
      const found = Object.entries(dataPorts).filter(([port]) => holds(ports, Number(port)));
      return found.length > 0 ? `opens ${portsInWords(ports)} to the internet, where ${found[0]![1]} answers` : undefined;
    });
  }),
};
