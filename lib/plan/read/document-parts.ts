import { objectAddress, printAddress, printKind } from '../../documents/address';
import { listedIn } from '../../documents/listed';
import { isObject } from '../../documents/shape';
import { parseUntrusted, parseUntrustedPart } from '../../documents/untrusted';
import { splitYaml } from '../../documents/yaml/split-yaml';
import { UserError } from '../../errors';
import type { Json, PlannedObject } from './planned-object';
import { placeKey, type SideFile } from './side';
import { terraformObjects } from './terraform-objects';

/** A document of a file, not parsed yet. */
export interface DocumentPart {
  /** Where it belongs. */
  readonly place: string;
  /** The same for the same bytes in the same place; as long as the document. */
  readonly key: string;
  readonly file: string;
  /** Nothing where it is parsed already. */
  readonly text?: string;
  /** @throws UserError where it cannot be read */
  read(): readonly PlannedObject[];
}

/** The documents of a file. @param leave takes why it cannot be split */
export function documentParts(file: SideFile, leave: (reason: string) => void): readonly DocumentPart[] {
  try {
    const text = file.text();
    const place = placeKey(file.place);
    if (file.format === 'kubernetes' && !/^\s*\{/.test(text)) {
      return splitYaml(text, file.file).map((part) => ({
        place,
        key: part.text,
        file: file.file,
        text: part.text,
        read: () => {
          const document = parseUntrustedPart(part, file.file);
          return document ? objectsOf(document.value, file) : [];
        },
      }));
    }
    const documents = parseUntrusted(text, file.file, file.format === 'terraform' ? 'json' : undefined);
    return documents.map(({ value }, index) => ({
      place,
      key: `${file.file} ${index} ${file.sha256}`,
      file: file.file,
      read: () => objectsOf(value, file),
    }));
  } catch (error) {
    leave(unreadable(error));
    return [];
  }
}

const blocks = ['resource', 'data', 'ephemeral', 'provider', 'terraform', 'variable', 'output', 'locals', 'module', 'moved', 'removed'];

/** @throws UserError where a document is neither */
function objectsOf(value: unknown, file: SideFile): readonly PlannedObject[] {
  if (isObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string') return kubernetes(value, file);
  const isTerraform = file.format === 'terraform' || (file.format === 'unknown' && isObject(value) && blocks.some((key) => key in value));
  if (!isTerraform || !isObject(value)) throw new UserError('is neither Kubernetes nor Terraform', '');
  // One spread, then names: an object of two spreads takes ten times the memory.
  return terraformObjects(value).map(({ type, address, path, values }) => ({
    ...file.place,
    key: `terraform ${file.place.stack ?? ''} ${address}`,
    engine: 'terraform',
    type,
    address,
    path,
    file: file.file,
    values,
  }));
}

function kubernetes(value: Json, file: SideFile): readonly PlannedObject[] {
  const { apiVersion, kind } = value;
  const items = listedIn(value);
  if (items)
    return items.flatMap((item) =>
      isObject(item) && typeof item['apiVersion'] === 'string' && typeof item['kind'] === 'string' ? kubernetes(item as Json, file) : [],
    );
  const { environment = '', cluster = '' } = file.place;
  const known = objectAddress(cluster, value);
  const address = printAddress(known);
  const { annotations, name } = (value['metadata'] ?? {}) as { readonly annotations?: Json; readonly name?: unknown };
  const comment = annotations?.['slipway.dev/path'];
  return [
    {
      ...file.place,
      key: `kubernetes ${environment} ${address}${name === undefined ? ` ${file.file}` : ''}`,
      engine: 'kubernetes',
      type: `${apiVersion}/${kind}`,
      address: cluster === '' ? [...(known.namespace ? [known.namespace] : []), printKind(known), known.name].join('/') : address,
      path: typeof comment === 'string' ? comment : '',
      file: file.file,
      values: value,
    },
  ];
}

/** Why something cannot be read. @throws whatever is no UserError */
export function unreadable(error: unknown): string {
  if (error instanceof UserError) return error.what.replace(/\.$/, '');
  throw error;
}
