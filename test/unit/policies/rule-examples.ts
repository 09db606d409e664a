import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { judge, type Policy, type PolicyExample, type Resource, type Setting } from '../../../lib';
import { readForeign } from '../../../lib/cli/validate/foreign-documents';
import { ruleExamples } from '../../../lib/cli/validate/rule-examples';
import { terraformResources } from '../../../lib/documents/resource';
import { root } from '../../kit/root';
import { mended } from './mending';
import { hasRow } from './row-names';
import { passingOf, resourcesOf } from './rows';
import type { Row, Table } from './table';

/**
 * What a policy says of a text with files in it, Terraform JSON and Kubernetes YAML, one after the other: that it complies, that it does not,
 * or that it is not known. What says its construct path is judged as part of a stack.
 */
export function verdictOfFiles(policy: Policy, text: string, parameters: readonly Setting[] = []): 'passes' | 'fails' | 'unknown' {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-example-'));
  try {
    const parts = text.split(/^---$/m);
    for (const [index, part] of parts.entries())
      fs.writeFileSync(path.join(folder, isJson(part) ? `${index}.tf.json` : `${index}.yaml`), part);
    const paths = new Map(
      parts.filter(isJson).flatMap((part) => terraformResources(JSON.parse(part)).map(({ address, path: at }) => [address, at] as const)),
    );
    const resources = readForeign([folder]).documents.map(({ resource }) => ({
      ...resource,
      path: paths.get(resource.address) || resource.values['metadata']?.annotations?.['slipway.dev/path'] || resource.path,
    }));
    const { violations } = judge(resources, [{ name: 'test', version: '0.0.0', policies: [policy], parameters }], { protected: true });
    if (violations.some(({ verdict }) => verdict === 'fail')) return 'fails';
    return violations.length > 0 || resources.length === 0 ? 'unknown' : 'passes';
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const isJson = (part: string) => /^\s*\{/.test(part);

/** Writes what excuses from a policy, and an example where it has none, from its table: `UPDATE_EXAMPLES=1 npx jest -i test/unit/policies`. */
export function updateExample(policy: Policy, table: Table): void {
  const known = ruleExamples().get(policy.name);
  const isRight = known && verdictOfFiles(policy, known.passes) === 'passes' && verdictOfFiles(policy, known.fails) === 'fails';
  const example = isRight ? known : (exampleFrom(policy, table) ?? known);
  if (!example) return;
  const kept = (known?.excuses ?? []).filter((sentence) => hasRow(policy, sentence));
  const excuses = [...new Set([...kept, ...Object.keys(table.excused ?? {})])];
  const { fails, passes } = example;
  const domain = policy.name.split('/')[0]!;
  const all = [...ruleExamples(), [policy.name, { fails, passes, ...(excuses.length > 0 && { excuses }) }] as const].filter(([name]) =>
    name.startsWith(`${domain}/`),
  );
  const sorted = Object.fromEntries([...new Map(all)].sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(path.join(root, 'docs/rules', `${domain}.yaml`), stringify(sorted, { lineWidth: 0, blockQuote: 'literal' }));
}

/** The pair between which nothing but the cure stands; else the shortest of each. */
function exampleFrom(policy: Policy, table: Table): PolicyExample | undefined {
  const { fail = {} } = table;
  const pass = passingOf(table);
  const pair = mended(policy, table);
  const pairs = [
    ...(pair ? [[fail[pair[0]]!, pass[pair[1]]!] as const] : []),
    ...shortest(fail).flatMap((failing) => shortest(pass).map((passing) => [failing, passing] as const)),
  ];
  for (const [failing, passing] of pairs) {
    const [fails, passes] = [filesOf(resourcesOf(failing)), filesOf(resourcesOf(passing))];
    if (verdictOfFiles(policy, fails) === 'fails' && verdictOfFiles(policy, passes) === 'passes') return { fails, passes };
  }
  return undefined;
}

function shortest(rows: Readonly<Record<string, Row>>): readonly Row[] {
  const length = (row: Row) => JSON.stringify(resourcesOf(row)).length;
  return Object.values(rows)
    .sort((a, b) => length(a) - length(b))
    .slice(0, 12);
}

/** Resources as they stand in files: those of Terraform in one, then the objects of Kubernetes; with their paths where those matter. */
function filesOf(resources: readonly Resource[]): string {
  const ofStack = resources.some(({ path: at }) => !at.startsWith('stack/'));
  const isObject = ({ values }: Resource) => typeof values['apiVersion'] === 'string';
  const file: Record<string, unknown> = {};
  for (const { type, address, values, path: at } of resources.filter((resource) => !isObject(resource)))
    put(file, [...blockOf(type), address.split('.').at(-1)!], { ...(ofStack && { '//': { metadata: { path: at } } }), ...values });
  const objects = resources.filter(isObject).map(({ values, path: at }) => {
    const object = whole(JSON.parse(JSON.stringify(values)));
    if (ofStack) object.metadata.annotations = { ...object.metadata.annotations, 'slipway.dev/path': at };
    return stringify(object, { lineWidth: 0 });
  });
  return [...(Object.keys(file).length > 0 ? [`${JSON.stringify(file, null, 2)}\n`] : []), ...objects].join('---\n');
}

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = any;

/** Tables leave out what a pod cannot do without: containers, and their images. */
function whole(object: Json): Json {
  const template = object.spec?.jobTemplate?.spec?.template ?? object.spec?.template ?? (object.kind === 'Pod' ? object : undefined);
  if (!template) return object;
  template.spec ??= {};
  template.spec.containers ??= [{ name: 'server' }];
  for (const container of [template.spec.containers, template.spec.initContainers ?? []].flat())
    if (typeof container === 'object') container.image ??= 'registry.example.com/server:1.4.2';
  return object;
}

function blockOf(type: string): readonly string[] {
  const [first, rest] = type.split('.', 2) as [string, string?];
  if (first === 'backend') return ['terraform', 'backend'];
  if (first === 'provider') return ['provider'];
  return rest === undefined && first !== 'module' ? ['resource', first] : [first, ...(rest === undefined ? [] : [rest])];
}

function put(file: Record<string, unknown>, [first, ...rest]: readonly string[], values: unknown): void {
  if (rest.length > 0) file[first!] ??= {};
  if (rest.length > 0) put(file[first!] as Record<string, unknown>, rest, values);
  else file[first!] = values;
}
