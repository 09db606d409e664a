import { graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';
import { containerTypes, inContainers } from './container-definitions';

export const containersReadOnly: Policy = {
  name: 'aws/containers/read-only',
  description: 'Containers of ECS and Batch cannot write to their root file system; those of Windows have no such thing.',
  remediation: 'Set readonlyRootFilesystem to true in the definition of the container, and mount a volume where the program writes.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5',
  rationale:
    'Whoever breaks into a program first writes one of their own beside it. Where nothing can be written, what runs is what was built.',
  severity: 'medium',
  controls: { fsbp: ['ECS.5'], checkov: ['CKV_AWS_336'] },
  rule: graph(containerTypes, ({ raw }) => {
    const [platform] = blocks<{ readonly operating_system_family?: unknown }>(raw.runtime_platform);
    if (/^WINDOWS/i.test(String(platform?.operating_system_family ?? ''))) return [];
    return inContainers(raw, (container, name, attribute) =>
      String(container['readonlyrootfilesystem']) === 'true'
        ? []
        : [
            {
              message: `${name} writes to its root file system: readonlyRootFilesystem is not true`,
              at: [attribute],
              remediation: `Set readonlyRootFilesystem to true for ${name} in ${attribute}, and mount a volume where it writes.`,
            },
          ],
    );
  }),
};
