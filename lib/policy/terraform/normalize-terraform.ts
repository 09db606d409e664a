import { normalize } from '../values/normalize';
import { Unknown } from '../values/unknown';

type Json = Readonly<Record<string, unknown>>;

/** What the configuration states for an attribute of another block; nothing where it states none, or no plain value. */
export type Stated = (address: string, attribute: string) => string | number | boolean | undefined;

/**
 * A block of Terraform JSON as Terraform reads it: references to what is stated elsewhere have that value, other templates and
 * dynamic blocks are unknown, doubled signs are single.
 */
export function normalizeTerraform(block: Json, stated: Stated): Json {
  const values = normalize(block, (text) => readTemplate(text, stated), isTemplate);
  const { dynamic, ...others } = values;
  if (dynamic === undefined) return values;
  const blocks = (Array.isArray(dynamic) ? dynamic : [dynamic]).flatMap((entry: unknown) => Object.keys((entry ?? {}) as object));
  return { ...others, ...Object.fromEntries(blocks.map((name) => [name, new Unknown('dynamic block')])) };
}

const attribute = /\$\{((?:data\.|ephemeral\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)\.([a-z_][a-z0-9_]*)\}/g;

function isTemplate(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

/** @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1 */
function readTemplate(text: string, stated: Stated): string | number | boolean | Unknown {
  const [, address, name] = /^\$\{([\w.-]+)\.(\w+)\}$/.exec(text) ?? [];
  if (address !== undefined) return stated(address, name!) ?? new Unknown(text);
  const parts = text.split(/(\$\$\{|%%\{)/);
  const read = parts.map((part) => escapes.get(part) ?? part.replace(attribute, (all, of, inner) => inText(stated(of, inner)) ?? all));
  return read.some((part, index) => !escapes.has(parts[index]!) && /[$%]\{/.test(part)) ? new Unknown(text) : read.join('');
}

/** The value as a part of text, which may be JSON: what would have to be escaped there is left alone. */
function inText(value: ReturnType<Stated>): string | undefined {
  return value === undefined || /["\\\n]/.test(String(value)) ? undefined : String(value);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['$${', '${'],
  ['%%{', '%{'],
]);
