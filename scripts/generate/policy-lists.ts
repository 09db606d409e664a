import * as fs from 'node:fs';
import * as path from 'node:path';
import { exportsOf, type GeneratedFile, imports, mark, root } from './generated-file';

/** `policies/<domain>/all.ts`: every policy that stands in a file of the domain, by the name of its constant. */
export function policyLists(): readonly GeneratedFile[] {
  return fs
    .readdirSync(path.join(root, 'policies'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => policyList(`policies/${name}`));
}

function policyList(domain: string): GeneratedFile {
  const policies = exportsOf(domain, /^export const (\w+): Policy = /gm);
  const lines = [
    mark,
    "import { Policy } from '../../lib/rules';",
    ...imports(policies),
    '',
    '/** Every policy of this domain. */',
    'export const all: readonly Policy[] = [',
    ...policies
      .flatMap(({ names }) => names)
      .sort()
      .map((name) => `  ${name},`),
    '];',
    '',
  ];
  return { file: `${domain}/all.ts`, text: lines.join('\n') };
}
