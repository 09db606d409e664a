import type { AssembledDifference } from '../../assembly/assembly';
import type { FieldChange } from '../compare/changed-fields';
import type { PermissionChange } from '../compare/permissions';
import { imageWords } from './image-words';
import { differenceWords, differingLines } from './value-words';

/** What is said of a field, without its subject. */
export interface FieldWords {
  readonly text: string;
  readonly lines?: readonly string[];
}

/** Most grants in a line; the others are counted. */
const mostGrants = 3;

/** How a field differs, in a line. */
export function fieldWords(
  name: string,
  { before, after }: FieldChange,
  { permissions, isSecret }: { readonly permissions?: PermissionChange | undefined; readonly isSecret: boolean },
): FieldWords {
  if (isSecret) return { text: before === undefined ? `${name} added` : after === undefined ? `${name} removed` : `${name} changed` };
  if (permissions) return { text: `${name} ${permissionWords(permissions)}` };
  if (typeof before === 'string' && typeof after === 'string') {
    if (/(?:^|\.)image$/.test(name)) return { text: `${name} ${imageWords(before, after)}` };
    if (before.includes('\n') || after.includes('\n')) {
      const lines = differingLines(before, after);
      const added = lines.filter((line) => line.startsWith('+')).length;
      return { text: `${name} +${added} −${lines.length - added} lines`, lines };
    }
  }
  if (typeof after === 'string' && after.includes('\n')) return { text: `${name} set to ${after.split('\n').length} lines` };
  if (typeof before === 'string' && before.includes('\n')) return { text: `${name} with ${before.split('\n').length} lines removed` };
  return { text: `${name} ${differenceWords(before, after)}` };
}

function permissionWords({ granted, revoked }: PermissionChange): string {
  return [
    ...(granted.length > 0 ? [`grants ${some(granted)}`] : []),
    ...(revoked.length > 0 ? [`no longer grants ${some(revoked)}`] : []),
  ].join('; ');
}

function some(texts: readonly string[]): string {
  const more = texts.length - mostGrants;
  return `${texts.slice(0, mostGrants).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** ` (production override)` where a place says so of what it has now. */
export function overrideWords(
  name: string,
  after: unknown,
  environment: string | undefined,
  differences: readonly AssembledDifference[],
): string {
  const own = differences.find(({ property, to }) => property === name && to !== undefined && to === String(after));
  return own ? ` (${environment ?? 'environment'} override)` : '';
}

/** `size small → medium`: what a workload states otherwise of a dependency. */
export function statementWords(
  before: Readonly<Record<string, string>> | undefined,
  after: Readonly<Record<string, string>> | undefined,
): readonly string[] {
  // An older assembly says nothing: nothing is known to differ.
  if (!before || !after) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${differenceWords(before[name], after[name])}`);
}
