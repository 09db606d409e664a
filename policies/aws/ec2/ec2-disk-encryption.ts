import { Graph, graph, Policy, Problem, Subject, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

export const ec2DiskEncryption: Policy = {
  name: 'aws/ec2/disk-encryption',
  description: 'Disks of machines are encrypted.',
  remediation: 'Set encrypted to true in root_block_device and in each ebs_block_device, or let aws_ebs_encryption_by_default do so.',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
  rationale: 'A snapshot of such a disk can be made public by one call; who copies it has all that was on the machine, deleted files too.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_8'] },
  rule: graph(['aws_instance', 'aws_launch_configuration', 'aws_spot_instance_request'], (machine, stack) =>
    byDefault(stack) ? [] : plainDisks(machine),
  ),
};

function byDefault(stack: Graph): boolean {
  return stack.all('aws_ebs_encryption_by_default').some(({ raw }) => String(raw.enabled ?? true) === 'true');
}

function plainDisks({ raw }: Subject): readonly Problem[] {
  const roots = blocks<Disk>(raw.root_block_device);
  const disks = [
    ...(roots.length > 0 ? roots : [{}]).map((disk) => ({ disk, at: 'root_block_device', what: 'its root disk' })),
    ...blocks<Disk>(raw.ebs_block_device).map((disk) => ({
      disk,
      at: 'ebs_block_device',
      what: `its disk ${String(disk.device_name ?? '')}`,
    })),
  ];
  return disks.flatMap(({ disk: { encrypted, snapshot_id: snapshot }, at, what }): readonly Problem[] => {
    // Of a snapshot it is as that is.
    if (String(encrypted) === 'true' || (snapshot !== undefined && encrypted === undefined)) return [];
    if (encrypted instanceof Unknown) return [{ message: `${what} may not be encrypted: only a plan tells`, at: [at], unknown: true }];
    return [
      {
        message: `${what} is not encrypted: encrypted is ${encrypted === undefined ? 'not set' : 'false'}`,
        at: [at],
        remediation: `Set encrypted to true in ${at}, or let aws_ebs_encryption_by_default do so.`,
      },
    ];
  });
}

interface Disk {
  readonly device_name?: unknown;
  readonly encrypted?: unknown;
  readonly snapshot_id?: unknown;
}
