import { Graph, graph, Policy, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

export const efsBackup: Policy = {
  name: 'aws/efs/backup',
  description: 'File systems are backed up.',
  remediation: 'Add an aws_efs_backup_policy whose status is ENABLED, or list the file system in an aws_backup_selection.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2',
  rationale: 'A folder that is deleted, or scrambled by malware, is gone: EFS keeps no earlier version by itself.',
  severity: 'medium',
  controls: { fsbp: ['EFS.2'], checkov: ['CKV2_AWS_18'] },
  rule: graph('aws_efs_file_system', (files, stack) => {
    const byItself = stack
      .referringTo(files, 'aws_efs_backup_policy', 'file_system_id')
      .some(({ document }) => blocks(document.backup_policy)[0]?.status === 'ENABLED');
    return byItself || stack.index(selected).has(files.address)
      ? []
      : ['is not backed up: no aws_efs_backup_policy that is ENABLED refers to it, and no aws_backup_selection lists it'];
  }),
};

/** Addresses that backup plans list. */
const selected = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all('aws_backup_selection')
      .flatMap(({ raw }) => blocks<unknown>(raw.resources))
      .flatMap((resource) => (resource instanceof Unknown ? resource.references : [])),
  );
