import * as fs from 'node:fs';
import * as path from 'node:path';
import { app, cluster, environment, region, tag } from './place';
import { plain } from './plain';
import { outdirsIn } from './run';
import { synthesizeSlipway } from './slipway';

const stack = `${app}-${environment}-${region}`;
const terraform = `cdktf.out/stacks/${stack}/cdk.tf.json`;
const manifests = `dist/${environment}/${cluster}/${stack}`;
const only = 'orders-0';

type Document = Record<string, unknown>;

/**
 * Writes two outputs of `count` workloads, of which every `step`th has another image and another queue in the second. One workload is
 * synthesized, and the others are copies of it.
 *
 * @returns their folders
 */
export function writePlanFolders(folder: string, count: number, step: number): readonly [base: string, head: string] {
  const from = path.join(folder, 'one');
  synthesizeSlipway(plain, 1, outdirsIn(from));
  return [side(from, path.join(folder, 'base'), count, 0), side(from, path.join(folder, 'head'), count, step)];
}

function side(from: string, to: string, count: number, step: number): string {
  fs.cpSync(from, to, { recursive: true });
  const names = Array.from({ length: count }, (_, index) => `orders-${index}`);
  const differs = (index: number) => step > 0 && index % step === 0;
  const manifest = fs.readFileSync(path.join(from, manifests, `${only}.k8s.yaml`), 'utf8');
  names.forEach((name, index) => {
    const text = manifest.replaceAll(only, name);
    fs.writeFileSync(path.join(to, manifests, `${name}.k8s.yaml`), differs(index) ? text.replaceAll(`:${tag}`, ':1.5.0') : text);
  });
  const document = read(path.join(from, terraform));
  const types = Object.entries(document['resource'] as Record<string, Document>).map(([type, blocks]) => {
    const text = JSON.stringify(blocks);
    const copies = names.map((name, index): Document => {
      const copy = text.replaceAll(only, name);
      return JSON.parse(differs(index) ? copy.replaceAll('"receive_wait_time_seconds":20', '"receive_wait_time_seconds":10') : copy);
    });
    return [type, Object.assign({}, ...copies)] as const;
  });
  write(path.join(to, terraform), { ...document, resource: Object.fromEntries(types) });
  const assembly = read(path.join(from, 'cdktf.out/assembly.json'));
  const stacks = (assembly['stacks'] as readonly Document[]).map((one) => (one['id'] === stack ? manyOf(one, names) : one));
  write(path.join(to, 'cdktf.out/assembly.json'), { ...assembly, stacks });
  return to;
}

/** A stack of an assembly with the workload, its resources and its manifest for each name. */
function manyOf(one: Document, names: readonly string[]): Document {
  const copies = (value: unknown): unknown[] => {
    const text = JSON.stringify((value as readonly unknown[]).filter((item) => JSON.stringify(item).includes(only)));
    return names.flatMap((name) => JSON.parse(text.replaceAll(only, name)));
  };
  const clusters = (one['clusters'] as readonly Document[]).map((each) => ({ ...each, manifests: copies(each['manifests']) }));
  return { ...one, workloads: copies(one['workloads']), resources: copies(one['resources']), clusters };
}

function read(file: string): Document {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function write(file: string, document: Document): void {
  fs.writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
}
