import { libProperties, PropertyTable } from '../lib';
import { types } from './property-types';

/** What workloads, dependencies, provisioners and presets take. */
export const properties = new PropertyTable(types, libProperties);
