import type { VariableNode } from './node';

/** What variables are called where they are bound. */
export type Names = ReadonlyMap<VariableNode, string>;

/** CEL's own words and macros, which no variable may have as its name. */
const reserved = new Set([
  'as',
  'break',
  'const',
  'continue',
  'else',
  'false',
  'for',
  'function',
  'if',
  'import',
  'in',
  'let',
  'loop',
  'namespace',
  'null',
  'object',
  'package',
  'params',
  'request',
  'return',
  'true',
  'type',
  'var',
  'variables',
  'void',
  'while',
]);

/** A name for a variable that no other there has, and the names within. */
export function named(variable: VariableNode, names: Names): { readonly name: string; readonly inner: Names } {
  const taken = new Set([...names.values(), ...reserved]);
  let name = variable.name.replace(/\W/g, '_');
  for (let count = 2; taken.has(name); count++) name = `${variable.name}${count}`;
  return { name, inner: new Map(names).set(variable, name) };
}
