import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { documents, type KubernetesObject } from '../kubernetes/manifests';

/** Folder of the manifests that users copy. */
export const examples = resolve(__dirname, '../../../examples/gitops');

/** Those for one tool. */
export function manifestsOf(tool: string): KubernetesObject[] {
  return readdirSync(join(examples, tool)).flatMap((file) => documents(readFileSync(join(examples, tool, file), 'utf8')));
}
