/** Keys that would reach into JavaScript's own objects. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** Says what is wrong with a value at a path, if something is: a document's form, in code. */
export type Shape = (value: unknown, path: string) => string | undefined;

export const says = (path: string, value: unknown, wanted: string) => `'${path || 'the document'}' is ${shown(value)}, not ${wanted}`;

/** A value for an error; what nests may nest without end. */
const shown = (value: unknown) => {
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return JSON.stringify(value).slice(0, 60);
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text =
  (form: RegExp, wanted: string): Shape =>
  (value, path) =>
    typeof value === 'string' && form.test(value) ? undefined : says(path, value, wanted);

export const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value, path) =>
    values.includes(value) ? undefined : says(path, value, values.map((allowed) => JSON.stringify(allowed)).join(' or '));

export const list =
  (item: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return says(path, value, 'a list');
    for (let index = 0; index < value.length; index++) {
      const fault = item(value[index], `${path}[${index}]`);
      if (fault) return fault;
    }
    return undefined;
  };

export const map =
  (item: Shape): Shape =>
  (value, path) => {
    if (!isObject(value)) return says(path, value, 'an object');
    for (const [name, entry] of Object.entries(value)) {
      const fault = reserved.has(name) ? `'${path}' has the key '${name}'` : item(entry, `${path}.${name}`);
      if (fault) return fault;
    }
    return undefined;
  };

export const object = (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape => {
  const shapes = [...Object.entries(required), ...Object.entries(optional)];
  const known = new Set(shapes.map(([name]) => name));
  const needed = new Set(Object.keys(required));
  return (value, path) => {
    if (!isObject(value)) return says(path, value, 'an object');
    const at = (name: string) => (path ? `${path}.${name}` : name);
    const unknown = Object.keys(value).find((name) => !known.has(name));
    if (unknown !== undefined) return `'${at(unknown)}' is unknown`;
    for (const [name, shape] of shapes) {
      if (value[name] === undefined && !needed.has(name)) continue;
      const fault = shape(value[name], at(name));
      if (fault) return fault;
    }
    return undefined;
  };
};

export const anyText = text(/^/, 'text');
export const number: Shape = (value, path) =>
  Number.isInteger(value) && (value as number) >= 1 ? undefined : says(path, value, 'a whole number from 1');
/** A place in the user's code. */
export const source = object({ file: anyText, line: number, column: number });
