import { decodeText } from '../../documents/decode-text';
import { readRegularFile } from '../../documents/read-regular-file';
import { parseUntrustedPart, type UntrustedDocument } from '../../documents/untrusted';
import { splitYaml } from '../../documents/yaml/split-yaml';
import { UserError } from '../../errors';

const mostBytes = 64 * 1024 * 1024;

/** The documents of a file of which another one is no YAML: kubectl applies those all the same. */
export function readableParts(file: string): readonly UntrustedDocument[] {
  return orNone(() => {
    const parts = splitYaml(decodeText(readRegularFile(file, mostBytes), file), file);
    return parts.length < 2 ? [] : parts.flatMap((part) => orNone(() => [parseUntrustedPart(part, file) ?? []].flat()));
  });
}

/** What cannot be read is told where the whole file is. */
function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
