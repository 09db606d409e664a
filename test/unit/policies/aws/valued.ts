/** Attributes with a value at the end of a path, in as many blocks as that names. */
export function valued(path: string, value: unknown): Readonly<Record<string, unknown>> {
  const [name = '', ...rest] = path.replaceAll('[]', '').split('.');
  return { [name]: rest.length === 0 ? value : [valued(rest.join('.'), value)] };
}
