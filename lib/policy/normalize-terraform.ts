import { normalize } from './normalize';
import { Unknown } from './unknown';

type Json = Readonly<Record<string, unknown>>;

/** A block of Terraform JSON as Terraform reads it: templates are unknown, doubled signs are single, dynamic blocks are unknown. */
export function normalizeTerraform(block: Json): Json {
  const values = normalize(block, readTemplate);
  const { dynamic, ...others } = values;
  if (dynamic === undefined) return values;
  const blocks = (Array.isArray(dynamic) ? dynamic : [dynamic]).flatMap((entry: unknown) => Object.keys((entry ?? {}) as object));
  return { ...others, ...Object.fromEntries(blocks.map((name) => [name, new Unknown('dynamic block')])) };
}

/** @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1 */
function readTemplate(text: string): string | Unknown {
  if (!text.includes('{')) return text;
  const literal = text.replace(/\$\$\{|%%\{/g, '');
  if (/[$%]\{/.test(literal)) return new Unknown(text);
  return literal.length === text.length ? text : text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}
