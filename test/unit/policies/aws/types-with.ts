import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../kit/root';

const lib = path.join(root, 'node_modules/@cdktf/provider-aws/lib');

/** Types of the provider that have an attribute of their own, which may be left out, by one of some names as the binding writes them. */
export function typesWith(...names: readonly string[]): readonly string[] {
  const attribute = new RegExp(`^ {4}readonly (?:${names.join('|')})\\?:`, 'm');
  return bindings().flatMap(({ type, interfaces: [config = ''] }) => (attribute.test(config) ? [type] : []));
}

/**
 * Types of the provider that have an attribute at any depth, by its name as the binding writes it.
 *
 * @param kind of what it holds, as the binding writes that
 */
export function typesHaving(name: RegExp, kind = /./): readonly string[] {
  return bindings().flatMap(({ type, interfaces }) => {
    const attributes = interfaces.flatMap((text) => [...text.matchAll(/^ {4}readonly (\w+)\??: ([^;]+);/gm)]);
    return attributes.some(([, called, held]) => name.test(called!) && kind.test(held!)) ? [type] : [];
  });
}

/** Types of the provider with what their binding takes: what they are configured by, and then their blocks. */
function bindings(): readonly { readonly type: string; readonly interfaces: readonly string[] }[] {
  return fs
    .readdirSync(lib)
    .filter((folder) => !/^(?:data-aws-|provider$)/.test(folder) && fs.existsSync(path.join(lib, folder, 'index.d.ts')))
    .flatMap((folder) => {
      const text = fs.readFileSync(path.join(lib, folder, 'index.d.ts'), 'utf8');
      const [, type] = /readonly tfResourceType = "(\w+)"/.exec(text) ?? [];
      return type === undefined ? [] : [{ type, interfaces: text.match(/^export interface [^{]*\{$[\s\S]*?^\}$/gm) ?? [] }];
    });
}
