import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { canonicalJson } from '../lib/documents/hash';
import { terraformResources } from '../lib/documents/resource';
import { Outdirs } from './place';

/**
 * Compares what two programs wrote: how many resources are the same, and the addresses of those that only one wrote, or wrote otherwise.
 * Namespaces, and what stands in them for all workloads, are left out.
 */
export function compare(ours: Outdirs, stock: Outdirs): { readonly same: number; readonly different: readonly string[] } {
  const [left, right] = [resources(ours), resources(stock)];
  const addresses = [...new Set([...left.keys(), ...right.keys()])];
  const different = addresses.filter((address) => left.get(address) !== right.get(address));
  return { same: addresses.length - different.length, different };
}

/** Canonical JSON of each resource, by address. */
function resources({ terraform, kubernetes }: Outdirs): ReadonlyMap<string, string> {
  const blocks = filesIn(terraform, 'cdk.tf.json').flatMap((content) => terraformResources(JSON.parse(content)));
  const objects = filesIn(kubernetes, '.k8s.yaml').flatMap((content) => parseAllDocuments(content).map((document) => document.toJS()));
  return new Map([
    ...blocks.map(({ address, values }) => [address, canonicalJson(values)] as const),
    ...objects
      .filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.name !== 'default-deny')
      .map(
        ({ metadata: { annotations: _path, ...metadata }, ...rest }) =>
          [`${rest.kind}/${metadata.name}`, canonicalJson({ ...rest, metadata })] as const,
      ),
  ]);
}

function filesIn(folder: string, suffix: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
}
