import { contentHash, pathAnnotation } from '../../assembly/content-hash';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import type { Resource } from '../../documents/resource';
import { isSetting } from '../../documents/terraform-documents';
import type { WrittenFile } from '../project/written-file';

/** As many as Node holds in one piece. */
const mostBytes = 2 ** 31 - 1;

/** A document of committed output, where it was read. */
interface Read {
  readonly resource: Resource;
  readonly file: WrittenFile;
  /** Relative to the working directory. */
  readonly at: string;
}

/** Documents of a stack with how they are not what synthesis wrote. */
export function withIntegrity(documents: readonly Read[]): readonly Resource[] {
  const hashes = new Map(documents.flatMap(({ file }) => file.stack.resources).map(({ address, sha256: hash }) => [address, hash]));
  const found = documents.map(({ resource }) => marked(resource, hashes));
  const told = new Set(documents.filter((_document, index) => found[index]!.integrity).map(({ at }) => at));
  return documents.map(({ file, at }, index) => {
    if (told.has(at) || isAsWritten(at, file)) return found[index]!;
    told.add(at);
    return { ...found[index]!, integrity: 'file-edited' };
  });
}

function marked(resource: Resource, hashes: ReadonlyMap<string, string>): Resource {
  const { type, address, values } = resource;
  // Providers and the backend are no blocks that an assembly lists: what changes them changes their file.
  if (isSetting(resource) || type.startsWith('plan.')) return resource;
  const hash = hashes.get(address);
  if (hash === undefined) return { ...resource, integrity: 'unlisted' };
  return hash === contentHash(values) ? resource : { ...resource, integrity: 'edited' };
}

function isAsWritten(at: string, { hash }: WrittenFile): boolean {
  return sha256(readRegularFile(at, mostBytes)) === hash;
}

/** An object that no assembly describes, though a synthesis made it. */
export function withoutAssembly(resource: Resource): Resource {
  const annotations: unknown = resource.values.metadata?.annotations;
  const isOurs = typeof annotations === 'object' && annotations !== null && pathAnnotation in annotations;
  return isOurs && resource.type.includes('/') ? { ...resource, integrity: 'no-assembly' } : resource;
}
