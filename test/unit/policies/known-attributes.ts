import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../kit/root';

/** What Terraform itself reads of every block. */
const ofTerraform = ['count', 'depends_on', 'for_each', 'lifecycle', 'provider', 'provisioner'];

/** Attributes of a block with the interface of what each holds; nothing for values, and for maps whose keys anybody chooses. */
type Attributes = ReadonlyMap<string, string | undefined>;

/** A binding: its interfaces by name, and the one that a resource is configured by. */
interface Binding {
  readonly interfaces: ReadonlyMap<string, Attributes>;
  readonly config: Attributes;
}

const known = new Map<string, Binding | undefined>();

/**
 * Attributes of a document, and of the blocks in it, that the provider does not know: a rule that reads a misspelt one would pass by a table
 * that misspells it too.
 *
 * @returns as `metadata_options.http_token`; none for types that the binding lacks
 */
export function unknownAttributes(type: string, values: Readonly<Record<string, unknown>>): readonly string[] {
  const binding = bindingFor(type);
  if (!binding) return [];
  const own = Object.fromEntries(Object.entries(values).filter(([key]) => !ofTerraform.includes(key)));
  return unknownIn(own, binding.config, binding, '');
}

/** Names of attributes of a type, at any depth; nothing for types that the binding lacks. */
export function attributesOf(type: string): ReadonlySet<string> | undefined {
  const binding = bindingFor(type);
  return binding && new Set([...binding.interfaces.values()].flatMap((attributes) => [...attributes.keys()]));
}

function bindingFor(type: string): Binding | undefined {
  const [, data = '', name] = /^(data\.)?aws_(\w+)$/.exec(type) ?? [];
  if (name === undefined) return undefined;
  const folder = `${data && 'data-aws-'}${name.replaceAll('_', '-')}`;
  if (!known.has(folder)) known.set(folder, bindingOf(folder));
  return known.get(folder);
}

function unknownIn(values: Readonly<Record<string, unknown>>, attributes: Attributes, binding: Binding, at: string): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!attributes.has(key)) return [`${at}${key}`];
    const inner = binding.interfaces.get(attributes.get(key) ?? '');
    if (!inner) return [];
    return [value].flat().flatMap((block) => (isBlock(block) ? unknownIn(block, inner, binding, `${at}${key}.`) : []));
  });
}

function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first interface of a binding is the one in which a class of resources is configured; blocks have others. */
function bindingOf(folder: string): Binding | undefined {
  const file = path.join(root, 'node_modules/@cdktf/provider-aws/lib', folder, 'index.d.ts');
  if (!fs.existsSync(file)) return undefined;
  const found = [...fs.readFileSync(file, 'utf8').matchAll(/^export interface (\w+)[^{]*\{$([\s\S]*?)^\}$/gm)];
  const interfaces = new Map(found.map(([, name, body]) => [name!, attributesIn(body!)]));
  const [config] = interfaces.values();
  return config && { interfaces, config };
}

function attributesIn(body: string): Attributes {
  return new Map(
    [...body.matchAll(/^ {4}readonly (\w+)\??: (\w+)?/gm)].map(([, name, type]) => [
      // A binding adds a word to names that mean something to TypeScript.
      name!.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^self_attribute$/, 'self'),
      type,
    ]),
  );
}

/** A document with one attribute more. */
export interface OneMore {
  readonly path: string;
  /** The name on the path that the document did not have: of the attribute, or of a block around it. */
  readonly added: string;
  readonly values: Values;
}

type Values = Readonly<Record<string, unknown>>;

/** How many blocks are entered. */
const deep = 2;

/** A document with one attribute more that the provider knows, for each of them and each value; none for types that the binding lacks. */
export function withOneMore(type: string, values: Values, some: readonly unknown[]): readonly OneMore[] {
  const binding = bindingFor(type);
  return binding ? moreIn(values, binding.config, binding, some, deep) : [];
}

function moreIn(own: Values, attributes: Attributes, binding: Binding, some: readonly unknown[], depth: number): readonly OneMore[] {
  return [...attributes].flatMap(([key, kind]): readonly OneMore[] => {
    const inner = binding.interfaces.get(kind ?? '');
    const before = own[key];
    const [block = {}, ...others] = before === undefined ? [] : [before].flat();
    if (inner && depth > 0 && isBlock(block))
      return moreIn(block, inner, binding, some, depth - 1).map(({ path, added, values }) => ({
        path: `${key}.${path}`,
        added: before === undefined ? key : added,
        values: { ...own, [key]: [values, ...others] },
      }));
    return before !== undefined || ofTerraform.includes(key)
      ? []
      : some.map((value) => ({ path: key, added: key, values: { ...own, [key]: value } }));
  });
}
