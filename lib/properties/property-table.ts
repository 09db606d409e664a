import { UserError } from '../errors';
import { isPlain } from '../frozen';
import { nearestFirst } from '../wording/nearest';
import { shown } from '../wording/shown';
import { Checked, checkScalar, fits, hasForm, isMeasured, isNeverRight, wordsOf } from './check-value';
import { codeFor } from './code-for';
import { formats } from './formats';
import type { Bounds, Kind, Property, PropertyTypes } from './property';

/** What public types take, as a table made from them: checks what is given to constructors and functions, where it is given. */
export class PropertyTable {
  private readonly complete = new Map<string, ReadonlyMap<string, Property>>();

  /** @param below the table of what these types are made of */
  constructor(
    readonly types: PropertyTypes,
    private readonly below?: PropertyTable,
  ) {}

  /**
   * What is given, if it is what the type takes, and as `stated` leaves it.
   *
   * @param type name of the type that it must have
   * @param subject whose properties they are, for the error: `environment 'production'`
   * @throws UserError naming the path of what is no such value
   */
  check<T>(type: string, value: T, subject = ''): T {
    return this.taken(type, value, { path: '', subject, isChecked: true });
  }

  /**
   * What is stated, without what is `undefined`: an optional property or an entry of a map is as if it were not written, unless `undefined`
   * says something there. Numbers are numbers, and durations whole; whatever else a value must be is checked where it is used.
   *
   * @throws UserError naming the path of what must not be `undefined`
   */
  stated<T>(type: string, value: T, subject = ''): T {
    return this.taken(type, value, { path: '', subject, isChecked: false });
  }

  /**
   * A parameter that is a list or a map of what the table describes: `check` of it.
   *
   * @param name of the parameter, which paths in errors begin with
   */
  checkAll<T>(kind: Kind, value: T, name: string, subject: string): T {
    const at = { path: name, subject, isChecked: true };
    if (value === undefined) throw refused(at, 'missing', `State it: ${wordsOf(kind, {})}.`);
    return this.value(kind, {}, value, at) as T;
  }

  private taken<T>(type: string, value: T, at: Checked): T {
    if (!fits({ is: 'object', type }, value)) {
      throw new UserError(
        `The properties of ${at.subject || type.replace(/(?<=.)(?:Props|Options)$/, '')} are ${shownTop(value)}.`,
        `Give them as ${this.objectWords(type)}.`,
      );
    }
    return this.object(type, value as object, at) as T;
  }

  /** What a property takes, for an error; of an object, what it must have. */
  private words(kind: Kind, bounds: Bounds): string {
    if (kind.is === 'list') return `a list: [${this.words(kind.of, bounds)}, …]`;
    return kind.is === 'object' ? this.objectWords(kind.type) : wordsOf(kind, bounds);
  }

  private objectWords(type: string): string {
    const required = [...this.propertiesOf(type)].filter(([, { optional }]) => !optional).map(([name]) => `'${name}'`);
    return required.length > 0 ? `an object with ${required.join(', ')}` : 'an object';
  }

  /** The properties of a type by name, those that it extends first. */
  propertiesOf(type: string): ReadonlyMap<string, Property> {
    const known = this.complete.get(type);
    if (known) return known;
    const stated = this.types[type];
    if (!stated) {
      if (!this.below) throw new Error(`The table has no type '${type}': run \`npm run generate\`.`);
      return this.below.propertiesOf(type);
    }
    const inherited = (stated.extends ?? []).flatMap((parent) => [...this.propertiesOf(parent)]);
    const all = new Map([...inherited, ...Object.entries(stated.properties)]);
    this.complete.set(type, all);
    return all;
  }

  private object(type: string, value: object, at: Checked): object {
    const given = value as Readonly<Record<string, unknown>>;
    const properties = this.propertiesOf(type);
    // An instance of a class may have more than the type that is asked for.
    if (at.isChecked && isPlain(given)) checkNames(properties, given, at);
    let changed: Record<string, unknown> | undefined;
    for (const [name, property] of properties) {
      const own = given[name];
      if (own === undefined) {
        if (!property.optional)
          throw refused(
            { ...at, path: pathTo(at.path, name) },
            'missing',
            `State it: ${this.words(property, property)}.${exampleOf(name, property)}`,
          );
        if (!property.removable && name in given) {
          changed ??= { ...given };
          delete changed[name];
        }
        continue;
      }
      const checked = this.value(property, property, own, { ...at, path: pathTo(at.path, name) });
      if (checked !== own) {
        changed ??= { ...given };
        changed[name] = checked;
      }
    }
    return changed ?? value;
  }

  private value(kind: Kind, bounds: Bounds & { readonly removable?: true }, value: unknown, at: Checked): unknown {
    if (kind.is === 'anything') return value;
    if (!fits(kind, value)) {
      if (!at.isChecked && !isNeverRight(kind, value)) return value;
      throw refused(at, shown(value), codeFor(kind, bounds, value, at.path) ?? `Write ${this.words(kind, bounds)}.`);
    }
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
        if (!at.isChecked && !isMeasured(kind, value)) return value;
        const cure = checkScalar(kind, bounds, value);
        if (cure) throw refused(at, shown(value), cure);
        return value;
      }
    }
  }

  private list(of: Kind, bounds: Bounds, values: readonly unknown[], at: Checked): readonly unknown[] {
    if (at.isChecked && values.length < (bounds.minItems ?? 0))
      throw new UserError(
        `${named(at)} lists ${values.length === 0 ? 'nothing' : `only ${values.length}`}.`,
        `List ${bounds.minItems} or more.`,
      );
    let changed: unknown[] | undefined;
    for (const [index, value] of values.entries()) {
      const item = { ...at, path: `${at.path}[${index}]` };
      if (value === undefined) throw refused(item, 'undefined', 'Leave it out of the list: `[...(condition ? [value] : [])]`.');
      if (at.isChecked && bounds.uniqueItems && values.indexOf(value) !== index)
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
      const entry = { ...at, path: pathTo(at.path, key) };
      if (at.isChecked && !hasForm(key, { ...(bounds.propertyNames && { format: bounds.propertyNames }) }))
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

/** Names that are told: of more, those nearest to what was written. */
const mostNames = 16;

/** @throws UserError if something has a name that is no property's, with the nearest one */
function checkNames(properties: ReadonlyMap<string, Property>, given: object, at: Checked): void {
  const unknown = Object.keys(given).find((name) => !properties.has(name));
  if (unknown === undefined) return;
  const names = [...properties.keys()];
  const nearest = nearestFirst(unknown, names);
  const known =
    names.length > mostNames ? `${nearest.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more` : names.join(', ');
  throw new UserError(
    `${named({ ...at, path: pathTo(at.path, unknown) })} is unknown (known: ${known}).`,
    `Did you mean '${nearest[0]}'? If not, leave it out: whoever passes properties on picks those that are known.`,
  );
}

function pathTo(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${path}['${name}']`;
  return path === '' ? name : `${path}.${name}`;
}

function named({ path, subject }: Checked): string {
  return `'${path}'${subject && ` of ${subject}`}`;
}

/** The missing property as code, where its words have an example. */
function exampleOf(name: string, { is, words = '' }: Property): string {
  const [, example] = /such as ('[^']+')/.exec(words) ?? [];
  return is === 'list' && example !== undefined ? ` ${name}: [${example}].` : '';
}

function refused(at: Checked, value: string, cure: string): UserError {
  return new UserError(`${named(at)} is ${value}.`, cure);
}

function shownTop(value: unknown): string {
  return value === undefined ? 'missing' : shown(value);
}
