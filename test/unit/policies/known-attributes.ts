import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../kit/root';

/** What Terraform itself reads of every block. */
const ofTerraform = ['count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];

const known = new Map<string, ReadonlySet<string> | undefined>();

/**
 * Attributes of a document that the provider does not know: a rule that reads a misspelt one would pass by a table that misspells it too.
 *
 * @returns none for types that the binding lacks
 */
export function unknownAttributes(type: string, values: Readonly<Record<string, unknown>>): readonly string[] {
  const [, data = '', name] = /^(data\.)?aws_(\w+)$/.exec(type) ?? [];
  if (name === undefined) return [];
  const folder = `${data && 'data-aws-'}${name.replaceAll('_', '-')}`;
  if (!known.has(folder)) known.set(folder, attributesOf(folder));
  const attributes = known.get(folder);
  return attributes ? Object.keys(values).filter((key) => !attributes.has(key) && !ofTerraform.includes(key)) : [];
}

/** Of the first interface of a binding, in which a class of resources is configured. */
function attributesOf(folder: string): ReadonlySet<string> | undefined {
  const file = path.join(root, 'node_modules/@cdktf/provider-aws/lib', folder, 'index.d.ts');
  if (!fs.existsSync(file)) return undefined;
  const text = fs.readFileSync(file, 'utf8');
  const config = text.slice(0, text.indexOf('\n}'));
  return new Set(
    [...config.matchAll(/^ {4}readonly (\w+)\??:/gm)].map(([, name]) => name!.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
  );
}
