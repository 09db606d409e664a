import { exportsOf, type GeneratedFile, imports, mark } from './generated-file';

const folder = 'lib/policy/aws';

/** What rules read of AWS: the documents of every service that has a file. */
export function awsDocuments(): readonly GeneratedFile[] {
  const services = exportsOf(folder, /^export interface (?!AwsDocuments)(\w+Documents) \{/gm);
  const lines = [
    mark,
    ...imports(services, 'import type'),
    '',
    '/** AWS resources by Terraform type: the attributes that rules read. A block stands alone or in a list; a number or truth may be text. */',
    'export interface AwsDocuments',
    `  extends ${services.flatMap(({ names }) => names).join(',\n    ')} {}`,
    '',
  ];
  return [{ file: `${folder}/aws-documents.ts`, text: lines.join('\n') }];
}
