import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { AssembledStack, Assembly } from '../lib/assembly/assembly';
import { paintFor } from '../lib/cli/terminal/paint';

// What `npm run demo` shows: what a synthesis writes and where, then what differs for one workload between two environments.

const workload = 'cartservice';
const [before, after] = ['development', 'production'] as const;
const width = 100;
const paint = paintFor(process.stdout);

/** What names the place itself, and so differs in every object. */
const placeItself = /^metadata\.(labels\.slipway\.dev\/stack|annotations\.slipway\.dev\/path)$/;

/** A field that is not the same; `undefined` where it is not there. */
interface Difference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What the workload became in an environment. */
interface Placed {
  readonly cluster: string;
  /** By kind and name. */
  readonly objects: ReadonlyMap<string, unknown>;
  /** Types of its Terraform resources. */
  readonly terraform: readonly string[];
}

function demo(): void {
  const { status } = spawnSync(process.execPath, [path.join(__dirname, '../lib/cli/main.js'), 'synth'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  if (status === 0) console.log(report(placed(before), placed(after)));
}

function report(from: Placed, to: Placed): string {
  const changes = [...to.objects].flatMap(([object, content]) => {
    const found = from.objects.has(object) ? differences(from.objects.get(object), content) : [];
    return found.length > 0 ? [`${paint.yellow('~')} ${paint.bold(object)}`, ...fields(found)] : [];
  });
  const only = (sign: string, here: Placed, there: Placed) => {
    const objects = [...here.objects.keys()]
      .filter((object) => !there.objects.has(object))
      .map((object) => object.split(' ') as [string, string]);
    const names = [...new Set(objects.map(([, name]) => name))];
    const kinds = names.map((name) => `${objects.flatMap(([kind, own]) => (own === name ? [kind] : [])).join(', ')} ${name}`);
    const terraform = here.terraform.filter((type) => !there.terraform.includes(type));
    return [...kinds, ...terraform].map((what) => `${sign} ${what}`);
  };
  return [
    paint.bold(`\nThe same ${workload} in ${before} (${from.cluster}) and in ${after} (${to.cluster}):\n`),
    ...changes,
    ...only(paint.red('-'), from, to),
    ...only(paint.green('+'), to, from),
    paint.dim(`\n~ ${before} → ${after}   - in ${before} only   + in ${after} only`),
  ].join('\n');
}

/** Reads what was written for the first cluster of an environment. */
function placed(environment: string): Placed {
  const assembly: Assembly = JSON.parse(fs.readFileSync('cdktf.out/assembly.json', 'utf8'));
  const isHome = (stack: AssembledStack) => stack.environment === environment && stack.workloads.some(({ name }) => name === workload);
  const { id, resources, clusters } = assembly.stacks.find(isHome)!;
  const { name, manifests } = clusters[0]!;
  const { file } = manifests.find((manifest) => path.basename(manifest.file) === `${workload}.k8s.yaml`)!;
  const objects = parseAllDocuments(fs.readFileSync(path.join('dist', file), 'utf8')).map((document) => document.toJS());
  const own = resources.filter((resource) => resource.engine === 'terraform' && resource.path.startsWith(`${id}/${workload}/`));
  return {
    cluster: name,
    objects: new Map(objects.map(({ kind, metadata, ...content }) => [`${kind} ${metadata.name}`, { metadata, ...content }])),
    terraform: [...new Set(own.map(({ type }) => type))],
  };
}

function differences(from: unknown, to: unknown, field = ''): Difference[] {
  if (placeItself.test(field) || JSON.stringify(from) === JSON.stringify(to)) return [];
  const [left, right] = [children(from), children(to)];
  if (left && right) {
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      differences(left.get(key), right.get(key), field ? `${field}.${key}` : key),
    );
  }
  if (!Array.isArray(from) || !Array.isArray(to)) return [{ field, from, to }];
  if (from.length === to.length) return from.flatMap((item, index) => differences(item, to[index], `${field}[${index}]`));
  const [gone, come] = [without(from, to), without(to, from)];
  return [...gone.map((item) => ({ field, from: item, to: undefined })), ...come.map((item) => ({ field, from: undefined, to: item }))];
}

/** Fields by name: of an object, or of a list whose items have names. */
function children(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return value.every((item) => typeof item?.name === 'string') ? new Map(value.map(({ name, ...content }) => [name, content])) : undefined;
}

function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  return items.filter((item) => !others.some((other) => JSON.stringify(other) === JSON.stringify(item)));
}

/** Each field with its values beside it, or below where there is not room enough. */
function fields(found: readonly Difference[]): string[] {
  return [...new Set(found.map(({ field }) => field))].flatMap((field) => {
    const name = `    ${field}`;
    const values = found.filter((difference) => difference.field === field).map(change);
    const [only] = values;
    return values.length === 1 && name.length + 3 + only!.text.length <= width
      ? [`${paint.dim(name)}   ${only!.paint(only!.text)}`]
      : [
          paint.dim(name),
          ...values.map(
            (value) => `      ${value.paint(value.text.length > width - 6 ? `${value.text.slice(0, width - 7)}…` : value.text)}`,
          ),
        ];
  });
}

function change({ from, to }: Difference): { readonly text: string; readonly paint: (text: string) => string } {
  if (from === undefined) return { text: `+ ${inline(to)}`, paint: paint.green };
  if (to === undefined) return { text: `- ${inline(from)}`, paint: paint.red };
  return { text: `${inline(from)} → ${inline(to)}`, paint: (text) => text };
}

function inline(value: unknown): string {
  return typeof value === 'string' ? value : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

demo();
