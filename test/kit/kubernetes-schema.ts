import * as fs from 'node:fs';
import * as path from 'node:path';

/** What `schemaErrors` says of a kind that Kubernetes itself does not have. */
export const noSchema = 'no schema';

/**
 * Checks an object against Kubernetes' OpenAPI, as packaged by kubernetes-models (1.33), and refuses unknown fields at every depth.
 *
 * The package holds compiled validators and no schemas, which let unknown fields pass. Yet a validator asks an object for each
 * property that its schema names, and a map for each of its keys: what it never asked for is unknown. An object that it asks for
 * nothing has no schema of its own (such as an extension's raw JSON) and stays open. Values of Kubernetes' enumerations are
 * not checked, because its OpenAPI calls them plain strings.
 *
 * @returns one line per error, `[noSchema]` for a kind that is not built in, nothing for a good object
 */
export function schemaErrors(object: object): readonly string[] {
  // A copy, so that no object occurs at two places.
  const document = JSON.parse(JSON.stringify(object));
  const validate = validatorOf(String(document.apiVersion), String(document.kind));
  if (!validate) return [noSchema];
  const asked = new Map<object, Set<string>>();
  const errors = validate(watch(document, asked));
  return [...errors, ...unknownFields(document, asked, '')];
}

type Validator = (document: unknown) => readonly string[];

/** By API version and kind; a built-in kind has a file of its own in the package. */
function validatorOf(apiVersion: string, kind: string): Validator | undefined {
  const folder = path.dirname(require.resolve('kubernetes-models/package.json'));
  const known =
    /^([a-z0-9.]+\/)?v\d\w*$/.test(apiVersion) && /^[A-Z]\w*$/.test(kind) && fs.existsSync(path.join(folder, apiVersion, `${kind}.js`));
  const model = known ? require(`kubernetes-models/${apiVersion}/${kind}`)[kind] : undefined;
  if (model?.kind !== kind || model.apiVersion !== apiVersion) return undefined;
  return (document) => {
    try {
      model.prototype.validate.call(document);
      return [];
    } catch (error) {
      if (!Array.isArray((error as { errors?: unknown }).errors)) throw error;
      return (error as { errors: { instancePath: string; message: string }[] }).errors.map(
        ({ instancePath, message }) => `${dotted(instancePath)} ${message}`,
      );
    }
  };
}

/** The same document, noting which properties of each object are asked for. */
function watch<T>(value: T, asked: Map<object, Set<string>>): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'string') asked.set(target, (asked.get(target) ?? new Set()).add(key));
      return watch(Reflect.get(target, key, receiver), asked);
    },
  });
}

function unknownFields(value: unknown, asked: ReadonlyMap<object, ReadonlySet<string>>, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const known = asked.get(value);
  if (!known) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const field = at ? `${at}.${key}` : key;
    return known.has(key) ? unknownFields(child, asked, field) : [`${field} is unknown`];
  });
}

/** `/spec/ports/0` as `spec.ports.0`. */
function dotted(pointer: string): string {
  return (
    pointer
      .slice(1)
      .split('/')
      .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
      .join('.') || 'the object'
  );
}
