import { documents, Graph, graph, Parameter, Policy, Problem, Subject } from '../../lib/rules';

export const encryptedClasses = new Parameter<readonly string[]>(
  'encryptedClasses',
  'Storage classes that are known to be encrypted, where their objects are not among the manifests.',
  [],
);

interface StorageClass {
  readonly provisioner?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
}

const storageClasses = documents<StorageClass>('storage.k8s.io/v1/StorageClass');

export const volumeEncrypted: Policy = {
  name: 'x/volume-encrypted',
  description: 'Volumes that pods claim are encrypted: their storage class says so, or the account encrypts every volume.',
  remediation: 'Set the parameter encrypted of the StorageClass to "true", or claim one that has it.',
  source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md',
  rationale:
    'A snapshot that is shared or copied by mistake gives away all that the pod ever stored; encryption cannot be turned on later.',
  severity: 'high',
  parameters: [encryptedClasses],
  rule: [
    graph(storageClasses, (storageClass, stack) =>
      isEncrypted(storageClass, stack)
        ? []
        : [
            {
              message: 'makes volumes that are not encrypted: its parameter encrypted is not "true"',
              at: ['parameters', 'encrypted'],
              remediation: 'Set encrypted to "true" in parameters.',
            },
          ],
    ),
    graph('v1/PersistentVolumeClaim', ({ document }, stack) =>
      claimed(document.spec?.storageClassName, ['spec', 'storageClassName'], stack),
    ),
    graph('apps/v1/StatefulSet', ({ raw }, stack) =>
      (raw.spec?.volumeClaimTemplates ?? []).flatMap(
        (template: { readonly spec?: { readonly storageClassName?: string } }, index: number) =>
          claimed(template.spec?.storageClassName, ['spec', 'volumeClaimTemplates', index, 'spec', 'storageClassName'], stack),
      ),
    ),
  ],
};

function claimed(name: string | undefined, at: readonly (string | number)[], stack: Graph): readonly Problem[] {
  if (name !== undefined && stack.parameter(encryptedClasses).includes(name)) return [];
  const found = stack
    .all(storageClasses)
    .find((one) =>
      name === undefined
        ? one.document.metadata?.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true'
        : one.name === name,
    );
  if (found)
    return isEncrypted(found, stack)
      ? []
      : [
          {
            message: `claims the storage class ${found.name}, which is not encrypted`,
            at,
            remediation: `Set encrypted to "true" in parameters of StorageClass ${found.name}, or storageClassName to one that has it.`,
          },
        ];
  if (stack.index(encryptsByDefault)) return [];
  return [
    {
      message: `claims ${name === undefined ? 'the default storage class' : `the storage class ${name}`}, which is not in sight`,
      at,
      unknown: true,
    },
  ];
}

/** Only volumes of EBS have a choice; of those of others nothing is known, or they are encrypted always. */
function isEncrypted({ document: { provisioner = '', parameters = {} } }: Subject<StorageClass>, stack: Graph): boolean {
  if (!/^(?:ebs\.csi\.aws\.com|ebs\.csi\.eks\.amazonaws\.com|kubernetes\.io\/aws-ebs)$/.test(provisioner)) return true;
  return String(parameters['encrypted']) === 'true' || stack.index(encryptsByDefault);
}

const encryptsByDefault = (stack: Graph): boolean =>
  stack.all('aws_ebs_encryption_by_default').some(({ raw }) => String(raw.enabled ?? true) === 'true');
