import { graph, Policy, Problem, pods } from '../../lib/rules';
import { portOf, storesBySecurityGroup } from '../aws/sg/data-stores';
import { permissionsOf, permissionTypes, untold } from '../aws/sg/permission';
import { groupOf } from '../aws/sg/security-group';
import { connectionsOf } from './connection';

export const portAgreement: Policy = {
  name: 'x/port-agreement',
  description: 'A data store, its security group and those who connect to it mean the same port.',
  remediation: 'Take the port in the value from the output of the dependency.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  rationale:
    'The program calls a port where nothing answers or nobody is let in, and waits until it gives up: that shows only when it runs.',
  severity: 'high',
  cure: 'Workload.env',
  rule: [
    graph(pods, (pod, stack) =>
      connectionsOf(pod, stack).flatMap(({ store, port, at }) => {
        const right = portOf(store);
        return port === undefined || right === undefined || port === right
          ? []
          : [{ message: `is port ${port}, where ${store.address} answers at ${right}`, at }];
      }),
    ),
    graph(permissionTypes, (subject, stack) => {
      const group = groupOf(subject);
      const stores = group === undefined ? [] : (stack.index(storesBySecurityGroup).get(group) ?? []);
      if (stores.length === 0) return [];
      const permissions = permissionsOf(subject, 'ingress');
      if (!permissions) return [untold('ingress')];
      return permissions.flatMap(({ ports, at }): readonly Problem[] => {
        if (!ports || ports.from !== ports.to || stores.some((store) => [ports.from, undefined].includes(portOf(store)))) return [];
        return [{ message: `is about port ${ports.from}, where ${stores[0]!.address} answers at ${portOf(stores[0]!)}`, at }];
      });
    }),
  ],
};
