import { Problem } from '../../../lib/rules';
import { blocks } from '../blocks';
import { jsonIn } from '../json-text';

const where = {
  AtRest: 'keeps data in the clear on the disks of clusters',
  InTransit: 'has clusters talk in the clear',
} as const;

/** What is wrong with the security configuration of EMR, as JSON, where it does not encrypt. */
export function unencrypted(configuration: unknown, which: keyof typeof where): readonly Problem[] {
  const json = jsonIn(configuration);
  if (json === undefined) return [{ message: 'has a configuration that only a plan tells', at: ['configuration'], unknown: true }];
  const { EncryptionConfiguration: encryption } = (json ?? {}) as { readonly EncryptionConfiguration?: Readonly<Record<string, unknown>> };
  const field = `Enable${which}Encryption`;
  const value = encryption?.[field];
  if (String(value) === 'true') return which === 'AtRest' ? disks(encryption?.['AtRestEncryptionConfiguration']) : [];
  if (String(value).includes('${')) return [{ message: `has ${field} that only a plan tells`, at: ['configuration'], unknown: true }];
  return [
    {
      message: `${where[which]}: EncryptionConfiguration.${field} is not true`,
      at: ['configuration'],
      remediation: `Set ${field} to true in EncryptionConfiguration of the configuration.`,
    },
  ];
}

/** Encryption at rest may be that of S3 alone: the disks of machines have a configuration of their own. */
function disks(configuration: unknown): readonly Problem[] {
  const own = blocks(configuration).some(
    (atRest) => (atRest as { readonly LocalDiskEncryptionConfiguration?: unknown }).LocalDiskEncryptionConfiguration,
  );
  return own
    ? []
    : [
        {
          message:
            'keeps data in the clear on the disks of machines: AtRestEncryptionConfiguration has no LocalDiskEncryptionConfiguration',
          at: ['configuration'],
          remediation: 'Add LocalDiskEncryptionConfiguration to AtRestEncryptionConfiguration of the configuration.',
        },
      ];
}
