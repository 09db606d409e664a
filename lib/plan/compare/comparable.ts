import { isObject } from '../../documents/shape';
import type { CustomTypes } from '../facts/custom-types';
import { withDefaults } from '../facts/with-defaults';
import type { Json, PlannedObject } from '../read/planned-object';
import { asApplied } from './as-applied';

/** The document of an object as its engine takes it: without what only a cluster writes, with what the API server fills in, and with the texts of a Secret as it keeps them. */
export function comparable({ engine, values }: PlannedObject, types: CustomTypes): Json {
  if (engine !== 'kubernetes') return values;
  const filled = withDefaults(asApplied(values), types) as Json;
  return filled['kind'] === 'Secret' && isObject(filled['stringData']) ? encoded(filled) : filled;
}

function encoded({ stringData, ...secret }: Json): Json {
  const data = Object.entries(stringData as Json).map(([key, value]) => [key, Buffer.from(String(value)).toString('base64')] as const);
  return { ...secret, data: { ...secret['data'], ...Object.fromEntries(data) } };
}
