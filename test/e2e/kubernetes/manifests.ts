import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Synthesized } from '../../../lib/testing';

/** A Kubernetes object as a document holds it. */
// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
export type KubernetesObject = Readonly<Record<string, any>>;

/** What is written for one cluster. */
export interface Place {
  /** `<environment>/<cluster>` */
  readonly name: string;
  readonly environment: string;
  readonly cluster: string;
  /** Folders of its stacks, the platform's first: `dist/<environment>/<cluster>/<stack>`. */
  readonly folders: readonly string[];
  readonly objects: readonly KubernetesObject[];
}

/** Every cluster that a synthesis wrote manifests for. */
export function placesOf({ files }: Synthesized): Place[] {
  const manifests = [...files].filter(([path]) => path.startsWith('dist/') && path.endsWith('.k8s.yaml'));
  const names = [...new Set(manifests.map(([path]) => path.split('/').slice(1, 3).join('/')))];
  return names.map((name) => {
    const own = manifests.filter(([path]) => path.startsWith(`dist/${name}/`));
    const folders = [...new Set(own.map(([path]) => dirname(path)))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const [environment = '', cluster = ''] = name.split('/');
    return { name, environment, cluster, folders, objects: own.flatMap(([, text]) => documents(text)) };
  });
}

/** The platform's own stack holds the namespaces. */
const rank = (folder: string): number => (/\/platform-[^/]+$/.test(folder) ? 0 : 1);

export function documents(yaml: string): KubernetesObject[] {
  return parseAllDocuments(yaml).map((document) => document.toJS());
}

/** Writes every file as `platform.synth()` does, below a folder, in place of what was written before. */
export function writeFiles({ files }: Synthesized, folder: string): void {
  for (const output of ['cdktf.out', 'dist']) rmSync(join(folder, output), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** `Deployment shop/frontend` */
export function nameOf({ kind, metadata: { namespace, name } }: KubernetesObject): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** The construct that made an object and what belongs to it: its path without the object's own id. */
export function constructOf({ metadata: { annotations } }: KubernetesObject): string {
  return String(annotations['slipway.dev/path']).split('/').slice(0, -1).join('/');
}

/** Whether labels have all those that a selector asks for; an empty selector takes everything. */
export function selects(
  selector: { readonly matchLabels?: Readonly<Record<string, string>> },
  labels: Readonly<Record<string, string>> = {},
): boolean {
  const { matchLabels = {}, ...others } = selector;
  if (Object.keys(others).length > 0) throw new Error(`A selector with ${Object.keys(others)} is more than this test understands.`);
  return Object.entries(matchLabels).every(([label, value]) => labels[label] === value);
}
