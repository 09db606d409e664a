import { graph, Policy, Problem } from '../../lib/rules';
import { blocks } from '../aws/blocks';
import { dataPorts } from '../aws/sg/data-stores';

/** Images of databases and caches, by the last part of their name. */
const databaseImage =
  /(?:^|\/)(?:postgres(?:ql)?|mysql|mariadb|redis|valkey|memcached|mongo(?:db)?|cassandra|elasticsearch|opensearch|etcd|neo4j|influxdb|clickhouse(?:-server)?|cockroach|couchdb)(?:[:@]|$)/;

export const databaseExposed: Policy = {
  name: 'x/database-exposed',
  description: 'No Service takes a database beyond the cluster.',
  remediation: 'Set type of the Service to ClusterIP, and connect from inside the cluster or by a bastion.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  rationale: 'Whoever reaches the nodes or the balancer, from the internet perhaps, tries passwords and each new flaw of the engine.',
  severity: 'critical',
  rule: graph('v1/Service', ({ document, namespace }, stack) => {
    const { type, externalIPs = [], selector, ports } = document.spec ?? {};
    if (type !== 'LoadBalancer' && type !== 'NodePort' && externalIPs.length === 0) return [];
    const isOpen = type === 'LoadBalancer' || type === 'NodePort';
    const how = isOpen ? `by its type ${type}` : `by its externalIPs ${externalIPs.join(', ')}`;
    const mend = isOpen ? {} : { remediation: 'Leave out externalIPs, and connect from inside the cluster or by a bastion.' };
    const pods = selector ? stack.selectedPods({ matchLabels: selector }, namespace) : [];
    const images = pods.flatMap(({ document: pod }) => blocks(pod.spec?.containers).map(({ image = '' }) => image));
    const database = images.find((image) => databaseImage.test(image));
    if (database) return [{ message: `takes ${database} beyond the cluster, ${how}`, at: ['spec', 'type'], ...mend }];
    return blocks(ports).flatMap(({ port, targetPort }, index): readonly Problem[] => {
      const name = dataPorts[Number(targetPort ?? port)] ?? dataPorts[Number(port)];
      return name
        ? [{ message: `takes port ${port}, where ${name} answers, beyond the cluster, ${how}`, at: ['spec', 'ports', index], ...mend }]
        : [];
    });
  }),
};
