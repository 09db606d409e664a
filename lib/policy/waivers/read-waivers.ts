import * as path from 'node:path';
import { readUntrusted } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { projectFolder } from '../../source/source';
import { describingSystemErrors } from '../../system-error';
import { Waiver, WaiverProps } from './waiver';

const fields = ['rule', 'path', 'fingerprint', 'reason', 'owner', 'expires'] as const;
const required = ['rule', 'reason', 'owner', 'expires'] as const;

/**
 * Reads waivers from a YAML or JSON file: `{ waivers: [{ rule, path or fingerprint, reason, owner, expires }] }`.
 *
 * @param file relative to the folder of `cdktf.json`
 * @throws UserError naming the line of what is not as it must be
 */
export function readWaivers(file: string): readonly Waiver[] {
  const full = path.resolve(projectFolder(), file);
  const [document, second] = describingSystemErrors(() => {
    // JSON is YAML too, and only as YAML it is known where something stands.
    if (full.endsWith('.json')) readUntrusted(full);
    return readUntrusted(full, 'yaml');
  }, full);
  const { waivers, ...others } = (document?.value ?? {}) as { readonly waivers?: unknown };
  const placeOf = (at: readonly (string | number)[]) => ({ file, line: document?.lineOf(at) ?? 1, column: document?.columnOf(at) ?? 1 });
  const refuse = (at: readonly (string | number)[], what: string, cure: string): never => {
    throw new UserError(what, cure, placeOf(at));
  };
  if (second) refuse([], 'The file has several documents.', 'Write one list of waivers.');
  if (!Array.isArray(waivers) || Object.keys(others).length > 0)
    return refuse([], "The file is not one list named 'waivers'.", 'Write it as `waivers:` with an entry for each.');
  return waivers.map((entry: unknown, index) => {
    const at = ['waivers', index];
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      return refuse(at, `Waiver ${index + 1} is no map.`, `State ${fields.join(', ')}.`);
    for (const [key, value] of Object.entries(entry)) {
      if (!(fields as readonly string[]).includes(key))
        refuse([...at, key], `Waiver ${index + 1} has '${key}'.`, `Choose of ${fields.join(', ')}.`);
      if (typeof value !== 'string')
        refuse([...at, key], `Waiver ${index + 1} has '${key}': ${JSON.stringify(value)}.`, 'Put it in quotes.');
    }
    const missing = required.find((key) => !Object.hasOwn(entry, key));
    if (missing) refuse(at, `Waiver ${index + 1} has no '${missing}'.`, 'State it.');
    return new Waiver(entry as WaiverProps, placeOf(at));
  });
}
