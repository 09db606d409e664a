import { readPlain } from './plain-scalar';

/** Plain text that programs which read manifests take for different values. */
export interface AmbiguousText {
  /** Where it stands in the document: the keys that lead to it; its own, where it is a key. */
  readonly path: readonly (string | number)[];
  readonly text: string;
  /** Who reads what, for people. */
  readonly readings: string;
}

/**
 * What programs make of plain text, where they differ: kubectl and Argo CD (YAML 1.1 of Go's yaml.v2), YAML 1.2, and kustomize, through
 * which Flux reads.
 *
 * @returns nothing where all read the same
 */
export function readingsOf(text: string): string | undefined {
  if (!/^[-+.\d]|^(?:[yn]|yes|no|on|off)$/i.test(text)) return undefined;
  const kubectl = readPlain(text);
  const core = readCore(text);
  if (!Object.is(kubectl, core)) return `kubectl reads ${shown(kubectl)}, YAML 1.2 ${shown(core)}`;
  if (typeof kubectl === 'number' && Number.isInteger(kubectl) && /^[-+]?\d+$/.test(text) && BigInt(text) !== BigInt(kubectl))
    return `kubectl keeps its digits, kustomize reads ${kubectl}`;
  if (typeof kubectl === 'string' && date.test(text)) return 'kubectl reads text, kustomize a time';
  return undefined;
}

const date = /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?))?)?$/;

/**
 * What YAML 1.2 takes for a number; what it takes for nothing, true and false, all do.
 *
 * @see https://yaml.org/spec/1.2.2/#1032-tag-resolution
 */
function readCore(text: string): string | number {
  if (/^0o[0-7]+$|^0x[\da-fA-F]+$|^[-+]?\d+$|^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) {
    const value = Number(text);
    return value === 0 ? 0 : value;
  }
  if (/^[-+]?(?:\.inf|\.Inf|\.INF)$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^(?:\.nan|\.NaN|\.NAN)$/.test(text) ? Number.NaN : text;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? 'text' : String(value);
}
