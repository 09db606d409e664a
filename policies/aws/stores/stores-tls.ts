import { documents, expression, graph, Policy, told } from '../../../lib';
import { blocks } from '../blocks';

interface Kafka {
  readonly encryption_info?: { readonly encryption_in_transit?: { readonly client_broker?: string; readonly in_cluster?: boolean } };
}

interface Domain {
  readonly domain_endpoint_options?: { readonly enforce_https?: boolean };
  readonly node_to_node_encryption?: { readonly enabled?: boolean };
}

export const storesTls: Policy = {
  name: 'aws/stores/tls',
  description: 'Whoever reads a store, and its machines among each other, do so by TLS.',
  remediation:
    'Set client_broker to TLS, enforce_https and node_to_node_encryption to true, tls_enabled to true, cluster_endpoint_encryption_type to TLS, tls of the parameter group to enabled.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-1',
  severity: 'high',
  controls: {
    fsbp: ['DAX.3', 'ES.3', 'MSK.1', 'Opensearch.3', 'Opensearch.8'],
    checkov: ['CKV_AWS_6', 'CKV_AWS_81', 'CKV_AWS_83', 'CKV_AWS_90', 'CKV_AWS_202', 'CKV_AWS_239'],
  },
  rule: [
    expression(documents<Kafka>('aws_msk_cluster'), (cluster) =>
      told(
        cluster.encryption_info.encryption_in_transit.client_broker.orElse('TLS').is('TLS'),
        ['takes requests without TLS: client_broker is ', cluster.encryption_info.encryption_in_transit.client_broker],
        'Set client_broker to TLS.',
      ),
    ),
    expression(documents<Kafka>('aws_msk_cluster'), (cluster) =>
      told(
        cluster.encryption_info.encryption_in_transit.in_cluster.isNot(false),
        'its machines talk without TLS: in_cluster is false',
        'Leave out in_cluster.',
      ),
    ),
    expression(documents<Domain>('aws_elasticsearch_domain', 'aws_opensearch_domain'), (domain) =>
      told(
        domain.node_to_node_encryption.enabled.is(true),
        'its machines talk without TLS: node_to_node_encryption.enabled is not true',
        'Set enabled to true in node_to_node_encryption.',
      ),
    ),
    expression(documents<Domain>('aws_elasticsearch_domain', 'aws_opensearch_domain'), (domain) =>
      told(
        domain.domain_endpoint_options.enforce_https.is(true),
        'takes requests without TLS: domain_endpoint_options.enforce_https is not true',
        'Set enforce_https to true in domain_endpoint_options.',
      ),
    ),
    expression(documents<{ readonly tls_enabled?: boolean }>('aws_memorydb_cluster'), (cluster) =>
      told(cluster.tls_enabled.isNot(false), 'takes requests without TLS: tls_enabled is false', 'Leave out tls_enabled.'),
    ),
    expression(documents<{ readonly cluster_endpoint_encryption_type?: string }>('aws_dax_cluster'), (cluster) =>
      told(
        cluster.cluster_endpoint_encryption_type.is('TLS'),
        'takes requests without TLS: cluster_endpoint_encryption_type is not TLS',
        'Set cluster_endpoint_encryption_type to TLS.',
      ),
    ),
    graph(documents<unknown>('aws_docdb_cluster_parameter_group'), ({ raw }) =>
      blocks<{ readonly name?: unknown; readonly value?: unknown }>(raw.parameter).flatMap(({ name, value }, index) =>
        name === 'tls' && value === 'disabled'
          ? [{ message: 'turns TLS off', at: ['parameter', index], remediation: 'Set the value of the parameter tls to enabled.' }]
          : [],
      ),
    ),
  ],
};
