import * as fs from 'node:fs';
import * as path from 'node:path';
import { app, cluster, environment, outdirsIn, region, tag } from './place';
import { plain } from './plain';
import { synthesizeSlipway } from './slipway';

const stack = `${app}-${environment}-${region}`;
const only = 'orders-0';
/** Workloads of an app: as many as a team has. */
const groupSize = 20;

type Document = Record<string, unknown>;

/**
 * Writes two outputs of `count` workloads, 20 in each app, of which every `step`th app has other images and other queues in the second. One
 * workload is synthesized, and the others are copies of it.
 *
 * @returns their folders
 */
export function writePlanFolders(folder: string, count: number, step: number): readonly [base: string, head: string] {
  const from = path.join(folder, 'one');
  synthesizeSlipway(plain, 1, outdirsIn(from));
  return [side(from, path.join(folder, 'base'), count, 0), side(from, path.join(folder, 'head'), count, step)];
}

function side(from: string, to: string, count: number, step: number): string {
  const groups = Array.from({ length: Math.ceil(count / groupSize) }, (_, index) => `${app}-${index}`);
  const differs = (index: number) => step > 0 && index % step === 0;
  const manifest = fs.readFileSync(path.join(from, manifestsOf(stack), `${only}.k8s.yaml`), 'utf8');
  const document = fs.readFileSync(path.join(from, terraformOf(stack)), 'utf8');
  groups.forEach((group, index) => {
    const id = `${group}-${environment}-${region}`;
    const names = Array.from({ length: Math.min(groupSize, count - index * groupSize) }, (_, number) => `${group}-${number}`);
    const other = differs(index);
    for (const folder of [manifestsOf(id), path.dirname(terraformOf(id))]) fs.mkdirSync(path.join(to, folder), { recursive: true });
    const image = (text: string) => (other ? text.replaceAll(`:${tag}`, ':1.5.0') : text);
    for (const name of names)
      fs.writeFileSync(path.join(to, manifestsOf(id), `${name}.k8s.yaml`), image(manifest.replaceAll(stack, id).replaceAll(only, name)));
    const { resource, ...settings } = JSON.parse(document.replaceAll(stack, id));
    const types = Object.entries(resource as Record<string, Document>).map(([type, blocks]) => {
      const text = JSON.stringify(blocks);
      const queue = (copy: string) => (other ? copy.replaceAll('"receive_wait_time_seconds":20', '"receive_wait_time_seconds":10') : copy);
      return [type, Object.assign({}, ...names.map((name): Document => JSON.parse(queue(text.replaceAll(only, name)))))] as const;
    });
    write(path.join(to, terraformOf(id)), { ...settings, resource: Object.fromEntries(types) });
  });
  const assembly = JSON.parse(fs.readFileSync(path.join(from, 'cdktf.out/assembly.json'), 'utf8'));
  const [one] = (assembly['stacks'] as readonly Document[]).filter(({ id }) => id === stack);
  const stacks = groups.map((group, index) => manyOf(one!, group, Math.min(groupSize, count - index * groupSize)));
  write(path.join(to, 'cdktf.out/assembly.json'), { ...assembly, stacks });
  return to;
}

/** A stack of an assembly with the workload, its resources and its manifest for each of an app. */
function manyOf(one: Document, group: string, count: number): Document {
  const own: Document = JSON.parse(JSON.stringify(one).replaceAll(stack, `${group}-${environment}-${region}`));
  const copies = (value: unknown): unknown[] => {
    const text = JSON.stringify((value as readonly unknown[]).filter((item) => JSON.stringify(item).includes(only)));
    return Array.from({ length: count }, (_, index) => JSON.parse(text.replaceAll(only, `${group}-${index}`))).flat();
  };
  const clusters = (own['clusters'] as readonly Document[]).map((each) => ({ ...each, manifests: copies(each['manifests']) }));
  return { ...own, app: group, workloads: copies(own['workloads']), resources: copies(own['resources']), clusters };
}

function manifestsOf(id: string): string {
  return `dist/${environment}/${cluster}/${id}`;
}

function terraformOf(id: string): string {
  return `cdktf.out/stacks/${id}/cdk.tf.json`;
}

function write(file: string, document: Document): void {
  fs.writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
}
