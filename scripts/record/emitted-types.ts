import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../generate/generated-file';

/** The types of Terraform resources that constructs make, by the bindings that they load. */
export function emittedTypes(provider: 'aws' | 'kubernetes'): readonly string[] {
  const folder = path.join(root, 'constructs');
  const texts = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
  const bindings = texts.flatMap((text) =>
    [...text.matchAll(/@cdktf\/provider-(\w+)\/lib\/([a-z0-9-]+)/g)].flatMap(([, of, name]) => (of === provider ? [name!] : [])),
  );
  const types = [...new Set(bindings)]
    .filter((name) => name !== 'provider' && !name.startsWith('data-'))
    .flatMap((name) => Object.values<{ readonly tfResourceType?: string }>(require(`@cdktf/provider-${provider}/lib/${name}`)))
    .flatMap(({ tfResourceType: type }) => type ?? []);
  return [...new Set(types)].sort();
}
