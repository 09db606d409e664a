import { documents, graph, Policy, Problem, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';
import { isAnything } from '../iam/reach';

const snapshots = ['aws_db_cluster_snapshot', 'aws_db_snapshot', 'aws_db_snapshot_copy', 'aws_rds_cluster_snapshot_copy'];
const allowed = documents<unknown>('aws_vpc_endpoint_service_allowed_principal');

export const publicShared: Policy = {
  name: 'aws/public/shared',
  description: 'No snapshot, image, document, key, layer or endpoint service is shared with everybody.',
  remediation: 'Name the accounts that may use it; of a layer an organization_id, of an endpoint service acceptance_required true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-1',
  rationale: 'Strangers search AWS for what is open to all, and use or copy it: taking the share back later does not take back a copy.',
  severity: 'critical',
  controls: { fsbp: ['EC2.1', 'RDS.1', 'SSM.4'], checkov: ['CKV_AWS_303'] },
  extent: 'place',
  rule: [
    graph(documents<unknown>(...snapshots), ({ raw }) => shared(blocks<unknown>(raw.shared_accounts), ['shared_accounts'])),
    graph(documents<unknown>('aws_ami_launch_permission'), ({ raw }) => shared([raw.group], ['group'])),
    graph(documents<unknown>('aws_snapshot_create_volume_permission'), ({ raw }) => shared([raw.account_id, raw.group], ['account_id'])),
    graph(documents<unknown>('aws_ssm_document'), ({ raw }) => {
      const { account_ids: accounts } = blocks<Permissions>(raw.permissions)[0] ?? {};
      return shared(typeof accounts === 'string' ? accounts.split(',') : blocks<unknown>(accounts), ['permissions']);
    }),
    graph(documents<unknown>('aws_cloudwatch_event_permission'), ({ raw }) => {
      const { value } = blocks<Condition>(raw.condition)[0] ?? {};
      if (value !== undefined && !isAnything(String(value))) return [];
      return shared([raw.principal], ['principal'], 'Name the account in principal, or an organization in condition.');
    }),
    graph(documents<unknown>('aws_kms_grant'), ({ raw }) => shared([raw.grantee_principal], ['grantee_principal'])),
    graph(documents<unknown>('aws_vpc_endpoint_service'), (service, stack) => {
      if (String(service.raw.acceptance_required) === 'true') return [];
      const beside = stack.referringTo(service, allowed, 'vpc_endpoint_service_id').map(({ raw }) => raw.principal_arn);
      return [
        ...shared(blocks<unknown>(service.raw.allowed_principals), ['allowed_principals']),
        ...shared(beside, ['acceptance_required'], 'Set acceptance_required to true, or name accounts in principal_arn.'),
      ];
    }),
    // Of a service that stands elsewhere nobody sees whether it accepts each connection.
    graph(allowed, (principal, stack) => {
      const { vpc_endpoint_service_id: service } = principal.raw;
      const isHere =
        service instanceof Unknown &&
        stack.all(documents<unknown>('aws_vpc_endpoint_service')).some(({ address }) => service.references.includes(address));
      return isHere ? [] : shared([principal.raw.principal_arn], ['principal_arn']);
    }),
    graph(documents<unknown>('aws_imagebuilder_distribution_configuration'), ({ raw }) =>
      blocks<Distribution>(raw.distribution).flatMap(({ ami_distribution_configuration: images }) =>
        blocks(images)
          .flatMap(({ launch_permission: permissions }) => blocks(permissions))
          .flatMap(({ user_groups: groups }) =>
            shared(blocks<unknown>(groups), ['distribution'], 'Leave all out of user_groups in launch_permission.'),
          ),
      ),
    ),
    graph(documents<unknown>('aws_lambda_layer_version_permission'), ({ raw }) =>
      raw.organization_id === undefined || isAnything(String(raw.organization_id)) ? shared([raw.principal], ['principal']) : [],
    ),
  ],
};

interface Condition {
  readonly value?: unknown;
}

interface Distribution {
  readonly ami_distribution_configuration?: { readonly launch_permission?: { readonly user_groups?: unknown } };
}

interface Permissions {
  readonly account_ids?: unknown;
}

function shared(
  accounts: readonly unknown[],
  at: readonly string[],
  remediation = `Name the accounts that may use it in ${at.join('.')}.`,
): readonly Problem[] {
  return accounts.some((account) => /^(?:all|\*)$/i.test(String(account).trim()))
    ? [{ message: 'is shared with everybody', at, remediation }]
    : [];
}
