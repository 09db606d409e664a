import { Source } from '../errors';
import { printSource } from './source';

/** ` at <file>:<line>:<column>`, within a sentence; nothing where nobody knows the line. */
export function atSource(source: Source | undefined): string {
  return source ? ` at ${printSource(source)}` : '';
}
