import { isAddress } from '../documents/address';
import { refuseMergeMarks } from '../documents/merge-marks';
import { anyText, isObject, list, number, oneOf, type Shape, says, text } from '../documents/shape';
import { parseUntrustedJson } from '../documents/untrusted';
import { UserError } from '../errors';
import { isBlockAddress } from './block-address';
import { type KeptEntry, type KeptList, keptVersion, losses } from './kept-list';

/**
 * Reads a list that anybody may have edited or merged.
 *
 * @param file its path, for errors
 * @param stack the id that its name stands for
 * @throws UserError with the line where it is cut off, left amid a merge, has a key twice, or is no list of that stack; or if a newer version
 *   wrote it
 */
export function readKeptList(json: string, file: string, stack: string): KeptList {
  // Of both sides, since an entry that is lost is what the list is for.
  refuseMergeMarks(json, file, 'Keep the entries of both sides, take out the marks, and run `slipway synth --update-ids`.');
  const document = parseUntrustedJson(json, file);
  const { value } = document;
  const refuse = (path: readonly string[], fault: string, cure = mend) => {
    throw new UserError(`${file}:${document.lineOf(path)}: ${fault}.`, cure);
  };
  if (!isObject(value)) return refuse([], says('', value, 'an object')!);
  const { schemaVersion, stack: stated, resources, ...others } = value;
  if (typeof schemaVersion === 'number' && schemaVersion > keptVersion)
    refuse(
      ['schemaVersion'],
      `it has the schema version ${schemaVersion}, and this slipway reads version ${keptVersion}`,
      'A newer slipway wrote it: update the one that the project installs.',
    );
  const wrong = oneOf(keptVersion)(schemaVersion, 'schemaVersion');
  if (wrong) refuse(['schemaVersion'], wrong);
  if (stated !== stack) refuse(['stack'], says('stack', stated, `'${stack}', as its file is called`)!);
  if (!isObject(resources)) return refuse(['resources'], says('resources', resources, 'an object')!);
  for (const [address, entry] of Object.entries(resources)) {
    if (!isAddress(address)) refuse(['resources', address], `'${address}' is no address of a resource`);
    if (!isObject(entry)) return refuse(['resources', address], says(address, entry, 'an object')!);
    for (const [field, shape] of Object.entries(shapes)) {
      const fault = entry[field] === undefined && field !== 'path' ? undefined : shape(entry[field], `${address}: ${field}`);
      if (fault) refuse(['resources', address, field], fault);
    }
  }
  return {
    stack,
    resources: new Map(Object.entries(resources) as [string, unknown][] as [string, KeptEntry][]),
    ...(Object.keys(others).length > 0 && { others }),
  };
}

const mend = 'Mend that line, or take the file back from version control, and run `slipway synth --update-ids`.';

const day = text(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const someText = text(/\S/, 'some text');

/** Terraform would evaluate a template. */
const idText = text(/^(?!.*[$%]\{).*\S/s, 'what `terraform import` takes, as it is');

const retired: Shape = (value, path) => {
  if (!isObject(value)) return says(path, value, 'an object');
  const fields: readonly (readonly [string, Shape])[] = [
    ['owner', anyText],
    ['date', day],
    ['until', day],
  ];
  return (
    someText(value['reason'], `${path}.reason`) ??
    fields.flatMap(([name, shape]) => (value[name] === undefined ? [] : [shape(value[name], `${path}.${name}`)])).find(Boolean)
  );
};

/** Of a block of Terraform, without a key: what `moved` and `removed` take. */
const address: Shape = (value, path) =>
  typeof value === 'string' && isBlockAddress(value) ? undefined : says(path, value, 'an address of a block of Terraform');

const addresses: Shape = (value, path) => {
  if (!isObject(value)) return says(path, value, 'an object');
  return Object.entries(value)
    .flatMap(([at, place]) => [address(at, path), anyText(place, `${path}.${at}`)])
    .find(Boolean);
};

const shapes: Readonly<Record<keyof KeptEntry, Shape>> = {
  path: anyText,
  keeps: oneOf(...losses),
  name: anyText,
  claims: list(anyText),
  immutable: (value, path) => (isObject(value) ? undefined : says(path, value, 'an object')),
  importId: idText,
  stored: number,
  addresses,
  besides: list(address),
  departed: someText,
  retired,
  replaced: retired,
  destroyed: retired,
};
