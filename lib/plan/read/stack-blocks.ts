import { isObject } from '../../documents/shape';
import { parseUntrustedJson } from '../../documents/untrusted';
import type { PlannedObject } from './planned-object';
import type { Side } from './side';
import { terraformObjects } from './terraform-objects';

/**
 * Everything that the Terraform JSON of a stack states, by address; files that cannot be read state nothing here.
 *
 * @throws UserError if one is no JSON
 */
export function stackBlocks({ files }: Side, stack: string): ReadonlyMap<string, PlannedObject> {
  const blocks = new Map<string, PlannedObject>();
  for (const { file, format, place, text } of files) {
    if (format !== 'terraform' || (place.stack ?? '') !== stack) continue;
    const { value } = parseUntrustedJson(text(), file);
    if (!isObject(value)) continue;
    for (const object of terraformObjects(value)) {
      const known = blocks.get(object.address);
      const key = `terraform ${stack} ${object.address}`;
      blocks.set(object.address, {
        ...(known ?? { ...object, ...place, key, engine: 'terraform', file }),
        values: { ...known?.values, ...object.values },
      });
    }
  }
  return blocks;
}
