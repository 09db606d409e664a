import { documents, expression, graph, Policy, told } from '../../../lib/rules';
import { demandRules } from '../attributes';
import { jsonIn } from '../json-text';

interface Endpoint {
  readonly publicly_accessible?: boolean;
}

interface Access {
  readonly AllowFromPublic?: unknown;
}

interface Cluster {
  readonly broker_node_group_info?: { readonly connectivity_info?: { readonly public_access?: { readonly type?: string } } };
}

export const publicEndpoint: Policy = {
  name: 'aws/public/endpoint',
  description: 'No store, broker or notebook has a public address.',
  remediation:
    'Set publicly_accessible to false, direct_internet_access to Disabled, webserver_access_mode to PRIVATE_ONLY, the type of public_access to DISABLED.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-1',
  rationale:
    'A direct way to or from the internet passes the guards of the network: strangers try passwords and published flaws, or data leaves by it.',
  severity: 'critical',
  controls: {
    fsbp: ['DMS.1', 'MSK.4', 'Redshift.1', 'RedshiftServerless.3', 'SageMaker.1'],
    checkov: ['CKV_AWS_69', 'CKV_AWS_87', 'CKV_AWS_89', 'CKV_AWS_102', 'CKV_AWS_122'],
  },
  rule: [
    expression(
      documents<Endpoint>(
        'aws_dms_replication_instance',
        'aws_lightsail_database',
        'aws_m2_environment',
        'aws_mq_broker',
        'aws_neptune_cluster_instance',
        'aws_rds_shard_group',
        'aws_redshift_cluster',
        'aws_redshiftserverless_workgroup',
        'aws_timestreaminfluxdb_db_cluster',
        'aws_timestreaminfluxdb_db_instance',
      ),
      (endpoint) =>
        told(
          endpoint.publicly_accessible.isNot(true),
          'has a public address: publicly_accessible is true',
          'Set publicly_accessible to false.',
        ),
    ),
    ...demandRules([
      {
        types: 'neptunegraph_graph',
        field: 'public_connectivity',
        holds: (connects) => connects.isNot(true),
        message: 'has a public address: public_connectivity is true',
        cure: 'Leave out public_connectivity.',
      },
      {
        types: 'codebuild_project',
        field: 'project_visibility',
        holds: (visibility) => visibility.isNot('PUBLIC_READ'),
        message: 'shows its logs and artifacts to everybody: project_visibility is PUBLIC_READ',
        cure: 'Leave out project_visibility.',
      },
    ]),
    expression(documents<{ readonly webserver_access_mode?: string }>('aws_mwaa_environment'), (environment) =>
      told(
        environment.webserver_access_mode.isNot('PUBLIC_ONLY'),
        'has a public address: webserver_access_mode is PUBLIC_ONLY',
        'Set webserver_access_mode to PRIVATE_ONLY.',
      ),
    ),
    expression(documents<{ readonly direct_internet_access?: string }>('aws_sagemaker_notebook_instance'), (notebook) =>
      told(
        notebook.direct_internet_access.is('Disabled'),
        'is on the internet by itself: direct_internet_access is not Disabled',
        'Set direct_internet_access to Disabled, with a subnet_id and security_groups.',
      ),
    ),
    graph(documents<unknown>('aws_opensearchserverless_security_policy'), ({ raw }) =>
      raw.type === 'network' && [jsonIn(raw.policy)].flat().some((rule) => (rule as Access | null | undefined)?.AllowFromPublic === true)
        ? [
            {
              message: 'lets the internet reach its collections: AllowFromPublic is true',
              at: ['policy'],
              remediation: 'Set AllowFromPublic to false in policy, and list endpoints of your network in SourceVPCEs.',
            },
          ]
        : [],
    ),
    expression(documents<Cluster>('aws_msk_cluster'), (cluster) =>
      told(
        cluster.broker_node_group_info.connectivity_info.public_access.type.orElse('DISABLED').is('DISABLED'),
        ['has public addresses: public_access.type is ', cluster.broker_node_group_info.connectivity_info.public_access.type],
        'Set type to DISABLED in public_access of connectivity_info.',
      ),
    ),
  ],
};
