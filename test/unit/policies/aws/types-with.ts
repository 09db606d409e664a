import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../kit/root';

const lib = path.join(root, 'node_modules/@cdktf/provider-aws/lib');

/** Types of the provider that have an attribute of their own, which may be left out, by one of some names as the binding writes them. */
export function typesWith(...names: readonly string[]): readonly string[] {
  const attribute = new RegExp(`^ {4}readonly (?:${names.join('|')})\\?:`, 'm');
  return fs
    .readdirSync(lib)
    .filter((folder) => !folder.startsWith('data-aws-') && fs.existsSync(path.join(lib, folder, 'index.d.ts')))
    .filter((folder) => {
      const [config = ''] =
        /^export interface [^{]*\{$[\s\S]*?^\}$/m.exec(fs.readFileSync(path.join(lib, folder, 'index.d.ts'), 'utf8')) ?? [];
      return attribute.test(config);
    })
    .map((folder) => `aws_${folder.replaceAll('-', '_')}`);
}
