import { documents, expression, graph, Policy, told, unless } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';
import { blocks } from '../blocks';
import { unencrypted } from './emr-security';

interface Kafka {
  readonly encryption_info?: { readonly encryption_in_transit?: { readonly client_broker?: string; readonly in_cluster?: boolean } };
}

interface Domain {
  readonly domain_endpoint_options?: { readonly enforce_https?: boolean };
  readonly node_to_node_encryption?: { readonly enabled?: boolean };
}

interface Connector {
  readonly kafka_cluster_encryption_in_transit?: { readonly encryption_type?: string };
}

interface Migrated {
  readonly engine_name?: string;
  readonly ssl_mode?: string;
}

interface Task {
  readonly volume?: readonly { readonly name?: string; readonly efs_volume_configuration?: { readonly transit_encryption?: string } }[];
}

/** Engines to which the Database Migration Service connects by a protocol that may be in the clear. */
const engines = [
  ...['aurora', 'aurora-postgresql', 'azuredb', 'db2', 'db2-zos', 'docdb', 'mariadb', 'mongodb', 'mysql', 'oracle', 'postgres'],
  ...['sqlserver', 'sybase'],
];

export const storesTls: Policy = {
  name: 'aws/stores/tls',
  description: 'Whoever reads a store, and its machines among each other, do so by TLS.',
  remediation: 'Set what the finding names to what asks for TLS: client_broker to TLS, enforce_https, require_tls or tls_enabled to true.',
  cure: 'AwsRedis',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html#msk-1',
  rationale:
    'Records pass in the clear, from programs or between machines of the store: one listener in the network reads what all of them keep.',
  severity: 'high',
  controls: {
    fsbp: ['AppSync.6', 'DAX.3', 'DMS.9', 'EMR.4', 'ES.3', 'MSK.1', 'MSK.3', 'Opensearch.3', 'Redshift.2', 'Transfer.2'],
    checkov: [
      ...['CKV_AWS_6', 'CKV_AWS_83', 'CKV_AWS_90', 'CKV_AWS_97', 'CKV_AWS_105', 'CKV_AWS_202', 'CKV_AWS_215', 'CKV_AWS_239'],
      ...['CKV_AWS_351', 'CKV_AWS_357'],
    ],
  },
  rule: [
    ...demandRules([
      {
        types: 'elasticache_cluster',
        field: 'transit_encryption_enabled',
        holds: (encrypts) => encrypts.is(true),
        // Redis that stands alone cannot.
        unless: (at) => at('engine').isNot('memcached'),
        message: 'is reached without TLS: transit_encryption_enabled is not true',
        cure: 'Set transit_encryption_enabled to true.',
      },
      {
        types: 'elasticache_replication_group',
        field: 'transit_encryption_mode',
        holds: (mode) => mode.isNot('preferred'),
        message: 'takes requests without TLS, too: transit_encryption_mode is preferred',
        cure: 'Set transit_encryption_mode to required, once all clients use TLS.',
      },
      {
        types: 'memorydb_multi_region_cluster',
        field: 'tls_enabled',
        holds: (enabled) => enabled.isNot(false),
        message: 'is reached without TLS: tls_enabled is false',
        cure: 'Leave out tls_enabled.',
      },
      {
        types: 'datasync_location_efs',
        field: 'in_transit_encryption',
        holds: (encryption) => encryption.is('TLS1_2'),
        message: 'is read without TLS: in_transit_encryption is not TLS1_2',
        cure: 'Set in_transit_encryption to TLS1_2.',
      },
      {
        types: 'datasync_location_object_storage',
        field: 'server_protocol',
        holds: (protocol) => protocol.isNot('HTTP'),
        message: 'is read without TLS: server_protocol is HTTP',
        cure: 'Set server_protocol to HTTPS.',
      },
      ...['data_transfer_protection', 'rpc_protection'].map((field) => ({
        types: 'datasync_location_hdfs',
        field: `qop_configuration.${field}`,
        holds: (protection: Attribute) => protection.isNoneOf(['DISABLED', 'AUTHENTICATION']),
        message: `is read in the clear: qop_configuration.${field} is no protection`,
        cure: `Set ${field} to PRIVACY in qop_configuration.`,
      })),
      {
        types: 'quicksight_data_source',
        field: 'ssl_properties.disable_ssl',
        holds: (disables) => disables.isNot(true),
        message: 'reads without TLS: ssl_properties.disable_ssl is true',
        cure: 'Set disable_ssl to false in ssl_properties.',
      },
      ...[
        ['kafka_settings', 'security_protocol'],
        ['redis_settings', 'ssl_security_protocol'],
      ].map(([block, field]) => ({
        types: 'dms_endpoint',
        field: `${block}.${field}`,
        holds: (protocol: Attribute) => protocol.isNot('plaintext'),
        message: `copies without TLS: ${block}.${field} is plaintext`,
        cure: `Set ${field} to ssl-encryption in ${block}.`,
      })),
      {
        types: 'storagegateway_gateway',
        field: 'smb_security_strategy',
        holds: (strategy) => strategy.isNot('ClientSpecified'),
        message: 'lets clients read in the clear: smb_security_strategy is ClientSpecified',
        cure: 'Set smb_security_strategy to MandatoryEncryption.',
      },
      {
        types: 'glue_connection',
        field: 'connection_properties.JDBC_ENFORCE_SSL',
        holds: (enforces) => enforces.isNot('false'),
        message: 'reads without TLS: connection_properties.JDBC_ENFORCE_SSL is false',
        cure: 'Set JDBC_ENFORCE_SSL to true in connection_properties.',
      },
    ]),
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
    graph(documents<unknown>('aws_redshift_parameter_group'), ({ raw }) => {
      const setting = blocks<{ readonly name?: unknown; readonly value?: unknown }>(raw.parameter).find(
        ({ name }) => name === 'require_ssl',
      );
      // From the family redshift-2.0 on it is on unless it is set.
      const isOn = setting ? String(setting.value) === 'true' : !/^redshift-1\./.test(String(raw.family));
      return isOn
        ? []
        : [
            {
              message: 'takes connections without TLS: require_ssl is not true',
              at: ['parameter'],
              remediation: 'Set the parameter require_ssl to true.',
            },
          ];
    }),
    expression(documents<{ readonly protocols?: readonly string[] }>('aws_transfer_server'), (server) =>
      told(
        server.protocols.none((protocol) => protocol.is('FTP')),
        'takes files and passwords in the clear: protocols has FTP',
        'Leave FTP out of protocols: SFTP and FTPS encrypt.',
      ),
    ),
    expression(documents<Connector>('aws_mskconnect_connector'), (connector) =>
      told(
        connector.kafka_cluster_encryption_in_transit.encryption_type.is('TLS'),
        'connects without TLS: kafka_cluster_encryption_in_transit.encryption_type is not TLS',
        'Set encryption_type to TLS in kafka_cluster_encryption_in_transit.',
      ),
    ),
    expression(documents<{ readonly require_tls?: boolean }>('aws_db_proxy'), (proxy) =>
      told(proxy.require_tls.is(true), 'takes connections without TLS: require_tls is not true', 'Set require_tls to true.'),
    ),
    expression(documents<Migrated>('aws_dms_endpoint'), (endpoint) =>
      unless(
        endpoint.engine_name.isNoneOf(engines),
        told(
          endpoint.ssl_mode.orElse('none').isNot('none'),
          ['connects to ', endpoint.engine_name, ' without TLS: ssl_mode is none, or not set'],
          'Set ssl_mode to require, verify-ca or verify-full.',
        ),
      ),
    ),
    expression(documents<{ readonly transit_encryption_enabled?: boolean }>('aws_appsync_api_cache'), (cache) =>
      told(
        cache.transit_encryption_enabled.is(true),
        'is reached without TLS: transit_encryption_enabled is not true',
        'Set transit_encryption_enabled to true.',
      ),
    ),
    expression(documents<Task>('aws_ecs_task_definition'), (task) =>
      task.volume.every((volume) =>
        unless(
          volume.efs_volume_configuration.isUnset(),
          told(
            volume.efs_volume_configuration.transit_encryption.is('ENABLED'),
            ['reads volume ', volume.name, ' without TLS: efs_volume_configuration.transit_encryption is not ENABLED'],
            'Set transit_encryption to ENABLED in efs_volume_configuration.',
          ),
        ),
      ),
    ),
    graph(documents<unknown>('aws_emr_security_configuration'), ({ raw }) => unencrypted(raw.configuration, 'InTransit')),
  ],
};
