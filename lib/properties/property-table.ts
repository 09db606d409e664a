import { UserError } from '../errors';
import { Checked, checkScalar, fits, hasForm, wordsOf } from './check-value';
import { formats } from './formats';
import type { Bounds, Kind, Property, PropertyTypes } from './property';

/** What public types take, as a table made from them: checks what is given to constructors and functions, where it is given. */
export class PropertyTable {
  private readonly complete = new Map<string, readonly (readonly [string, Property])[]>();

  /** @param below the table of what these types are made of */
  constructor(
    readonly types: PropertyTypes,
    private readonly below?: PropertyTable,
  ) {}

  /**
   * What is given, without what is `undefined`: an optional property or an entry of a map is as if it were not written, unless `undefined`
   * says something there.
   *
   * @param type name of the type that it must have
   * @param subject whose properties they are, for the error: `environment 'production'`
   * @throws UserError naming the path of what is no such value
   */
  check<T>(type: string, value: T, subject = ''): T {
    const given = { path: '', subject };
    if (!fits({ is: 'object', type }, value))
      throw new UserError(`The properties of ${subject || type} are ${shownTop(value)}.`, 'Give them as an object.');
    return this.object(type, value as object, given) as T;
  }

  /** The properties of a type, those that it extends first. */
  propertiesOf(type: string): readonly (readonly [string, Property])[] {
    const known = this.complete.get(type);
    if (known) return known;
    const stated = this.types[type];
    if (!stated) {
      if (!this.below) throw new Error(`The table has no type '${type}': run \`npm run generate\`.`);
      return this.below.propertiesOf(type);
    }
    const inherited = (stated.extends ?? []).flatMap((parent) => this.propertiesOf(parent));
    const all = [...new Map([...inherited, ...Object.entries(stated.properties)])];
    this.complete.set(type, all);
    return all;
  }

  private object(type: string, value: object, at: Checked): object {
    const given = value as Readonly<Record<string, unknown>>;
    let changed: Record<string, unknown> | undefined;
    for (const [name, property] of this.propertiesOf(type)) {
      const own = given[name];
      const path = at.path === '' ? name : `${at.path}.${name}`;
      if (own === undefined) {
        if (!property.optional) throw refused({ ...at, path }, 'missing', `State it: ${wordsOf(property, property)}.`);
        if (!property.removable && name in given) {
          changed ??= { ...given };
          delete changed[name];
        }
        continue;
      }
      const checked = this.value(property, property, own, { ...at, path });
      if (checked !== own) {
        changed ??= { ...given };
        changed[name] = checked;
      }
    }
    return changed ?? value;
  }

  private value(kind: Kind, bounds: Bounds & { readonly removable?: true }, value: unknown, at: Checked): unknown {
    if (kind.is === 'anything') return value;
    if (!fits(kind, value)) throw refused(at, shown(value), `Write ${wordsOf(kind, bounds)}.`);
    switch (kind.is) {
      case 'either':
        return this.value(kind.of.find((one) => fits(one, value))!, bounds, value, at);
      case 'object':
        return this.object(kind.type, value as object, at);
      case 'list':
        return this.list(kind.of, bounds, value as readonly unknown[], at);
      case 'map':
        return this.map(kind.of, bounds, value as Readonly<Record<string, unknown>>, at);
      default: {
        const cure = checkScalar(kind, bounds, value);
        if (cure) throw refused(at, shown(value), cure);
        return value;
      }
    }
  }

  private list(of: Kind, bounds: Bounds, values: readonly unknown[], at: Checked): readonly unknown[] {
    if (values.length < (bounds.minItems ?? 0))
      throw new UserError(
        `${named(at)} lists ${values.length === 0 ? 'nothing' : `only ${values.length}`}.`,
        `List ${bounds.minItems} or more.`,
      );
    let changed: unknown[] | undefined;
    for (const [index, value] of values.entries()) {
      const item = { ...at, path: `${at.path}[${index}]` };
      if (value === undefined) throw refused(item, 'undefined', 'Leave it out of the list: `[...(condition ? [value] : [])]`.');
      if (bounds.uniqueItems && values.indexOf(value) !== index)
        throw refused(item, shown(value), `List it once: '${at.path}[${values.indexOf(value)}]' is the same.`);
      const checked = this.value(of, bounds, value, item);
      if (checked === value) continue;
      changed ??= [...values];
      changed[index] = checked;
    }
    return changed ?? values;
  }

  private map(of: Kind, bounds: Bounds & { readonly removable?: true }, entries: Readonly<Record<string, unknown>>, at: Checked): unknown {
    let changed: Record<string, unknown> | undefined;
    for (const [key, value] of Object.entries(entries)) {
      const entry = { ...at, path: /^[A-Za-z_][\w-]*$/.test(key) ? `${at.path}.${key}` : `${at.path}['${key}']` };
      if (!hasForm(key, { ...(bounds.propertyNames && { format: bounds.propertyNames }) }))
        throw new UserError(`${named(at)} has the entry '${key}'.`, `Write ${formats[bounds.propertyNames!]!.words}.`);
      if (value === undefined) {
        if (bounds.removable) continue;
        if (bounds.entries === 'stated') throw refused(entry, 'undefined', `State it: ${wordsOf(of, bounds)}; or leave it out.`);
        changed ??= { ...entries };
        delete changed[key];
        continue;
      }
      const checked = this.value(of, bounds, value, entry);
      if (checked === value) continue;
      changed ??= { ...entries };
      changed[key] = checked;
    }
    return changed ?? entries;
  }
}

function named({ path, subject }: Checked): string {
  return `'${path}'${subject && ` of ${subject}`}`;
}

function refused(at: Checked, value: string, cure: string): UserError {
  return new UserError(`${named(at)} is ${value}.`, cure);
}

function shownTop(value: unknown): string {
  return value === undefined ? 'missing' : shown(value);
}

/** A value in an error: short, and on one line. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 100 ? `${value.slice(0, 100)}…` : value}'`;
  if (typeof value === 'function') return `the function ${value.name || 'given'}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value !== 'object' || value === null) return String(value);
  const human = (value as { readonly toHumanString?: () => string }).toHumanString;
  if (typeof human === 'function') return human.call(value);
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  return name && name !== 'Object' ? `the ${name} given` : 'an object';
}
