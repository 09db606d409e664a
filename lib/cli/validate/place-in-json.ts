import { parseAddress, type TerraformAddress } from '../../documents/address';
import { isObject } from '../../documents/shape';

type Path = readonly (string | number)[];

/**
 * Where a field of a block stands in Terraform JSON, in which objects may stand in lists at every depth.
 *
 * @param address of the block, as `terraformDocuments` tells it
 * @param field within the block
 */
export function placeInJson(document: unknown, address: string, field: Path): Path {
  const parsed = parseAddress(address) as TerraformAddress;
  const to = (path: Path, key: string): Path => {
    const inner = reached(document, path);
    if (!Array.isArray(inner)) return [...path, key];
    const index = inner.findIndex((each) => isObject(each) && Object.hasOwn(each, key));
    return [...path, Math.max(index, 0), key];
  };
  const block = stepsTo(parsed).reduce<Path>(to, []);
  return [...block, ...whichOf(reached(document, block), parsed), ...field];
}

function stepsTo({ block, type, name }: TerraformAddress): readonly string[] {
  if (block === 'provider') return [block, type];
  if (block === 'backend') return ['terraform', block, type];
  if (block === 'resource' && (type === 'variable' || type === 'output')) return [type, name];
  if (block === 'resource' && type === 'local') return ['locals'];
  return block === 'module' ? [block, name] : [block, type, name];
}

/** Of several blocks in a list, the one that is meant: of providers, by its alias. */
function whichOf(value: unknown, { block, name }: TerraformAddress): Path {
  if (!Array.isArray(value)) return [];
  const isMeant = (each: unknown) => isObject(each) && (block !== 'provider' || String(each['alias'] ?? '') === name);
  return [Math.max(value.findIndex(isMeant), 0)];
}

function reached(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isObject(inner) && Object.hasOwn(inner, key) ? inner[String(key)] : undefined;
  }, value);
}
