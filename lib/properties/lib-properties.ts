import { PropertyTable } from './property-table';
import { types } from './property-types';

/** What the types of the library itself take. */
export const libProperties = new PropertyTable(types);
