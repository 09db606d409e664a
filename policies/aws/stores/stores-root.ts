import { documents, graph, Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';
import { valuesAt } from '../values-at';

export const storesRoot: Policy = {
  name: 'aws/stores/root',
  description: 'Who mounts files of a network is not root on them.',
  remediation: 'Set squash to RootSquash, or list root_squash in options.',
  source: 'https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/nfs-exports.html',
  rationale: 'Whoever is root on one machine, or in one container, then reads and changes the files of every user of the share.',
  severity: 'medium',
  rule: [
    ...demandRules([
      {
        types: 'storagegateway_nfs_file_share',
        field: 'squash',
        holds: (squash) => squash.isNot('NoSquash'),
        message: 'takes root of clients for root: squash is NoSquash',
        cure: 'Set squash to RootSquash.',
      },
    ]),
    graph(documents<unknown>('aws_fsx_openzfs_file_system', 'aws_fsx_openzfs_volume'), ({ type, raw }) => {
      const root = type === 'aws_fsx_openzfs_volume' ? '' : 'root_volume_configuration[].';
      const options = valuesAt(raw, `${root}nfs_exports[].client_configurations[].options[]`);
      return options.includes('no_root_squash')
        ? [
            {
              message: 'takes root of clients for root: options has no_root_squash',
              at: [root === '' ? 'nfs_exports' : 'root_volume_configuration'],
              remediation: 'List root_squash in options of client_configurations in nfs_exports.',
            },
          ]
        : [];
    }),
  ],
};
