import { UserError } from '../errors';
import { formats } from './formats';
import { libProperties } from './lib-properties';
import type { PropertyType, PropertyTypes } from './property';
import { PropertyTable } from './property-table';

const tables = new WeakMap<PropertyTypes, PropertyTable>();

/**
 * Checks what is given to a dependency, provisioner or wrapper of one's own, as Slipway checks what is given to its own: unknown names with
 * the nearest one, wrong kinds, values out of range, each with its path, at the line of whoever calls the constructor.
 *
 * @param types what the properties take, by the name of their type; a property may hold a type of Slipway's own, such as `Port`
 * @param type name of the type that is given
 * @param given what was given
 * @param subject whose properties they are, for the error: `topic 'orders'`
 * @returns it, without what is `undefined`
 * @throws UserError naming the path of what is no such value
 */
export function checkProps<T>(types: PropertyTypes, type: string, given: T, subject = ''): T {
  let table = tables.get(types);
  if (!table) {
    for (const [name, { properties }] of Object.entries(types)) checkFormats(name, properties);
    table = new PropertyTable(types, libProperties);
    tables.set(types, table);
  }
  if (!types[type] && !libProperties.types[type])
    throw new UserError(`The table has no type '${type}' (types: ${Object.keys(types).join(', ') || 'none'}).`, 'Describe it there.');
  return table.check(type, given, subject);
}

function checkFormats(type: string, properties: PropertyType['properties']): void {
  for (const [name, { format, propertyNames }] of Object.entries(properties)) {
    const unknown = [format, propertyNames].find((one) => one !== undefined && !Object.hasOwn(formats, one));
    if (unknown !== undefined)
      throw new UserError(
        `The table's '${type}.${name}' has the format '${unknown}' (formats: ${Object.keys(formats).join(', ')}).`,
        "Name one of them, or write a 'pattern' with 'words'.",
      );
  }
}
