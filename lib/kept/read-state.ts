import * as fs from 'node:fs';
import type { GivenResource } from '../assembly/run-request';
import { isObject } from '../documents/shape';
import { readUntrusted } from '../documents/untrusted';
import { UserError } from '../errors';
import { describingSystemErrors } from '../system-error';
import { physicalNameOf } from './physical-name-of';

/** Some thousand resources. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The managed resources of a Terraform state, as `terraform state pull` or `terraform show -json` prints it: their addresses, ids and names. Nothing else of it is kept, and no
 * error quotes it. Modules are opaque, as at synthesis; what is deposed, and about to go, is not there.
 *
 * @param name what errors call it
 * @throws UserError if it is no state, too large, or of a version that this does not know
 */
export function readState(file: string, name = file): readonly GivenResource[] {
  const value = documentOf(file, name);
  const found = isObject(value) ? (rawResources(value, name) ?? shownResources(value, name)) : undefined;
  if (!found) throw new UserError(`'${name}' is no Terraform state.`, pull);
  const byAddress = new Map<string, GivenResource>();
  for (const one of found) {
    const { id: _, ...other } = byAddress.get(one.address) ?? {};
    byAddress.set(one.address, byAddress.has(one.address) ? (other as GivenResource) : one);
  }
  return [...byAddress.values()];
}

const pull = 'Write one with `terraform state pull > state.json`, and delete it afterwards: it holds secrets.';

function documentOf(file: string, name: string): unknown {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > mostBytes)
    throw new UserError(`'${name}' has ${size} bytes, more than the ${mostBytes} that are read of a state.`, 'Split the stack.');
  if (size === 0) describingSystemErrors(() => readUntrusted(file, 'json'), file);
  try {
    return describingSystemErrors(() => readUntrusted(file, 'json'), file)[0]?.value;
  } catch (error) {
    // What is wrong with it may quote it.
    if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UserError(`'${name}' is no JSON, or cut off.`, pull);
    throw error;
  }
}

type Values = Readonly<Record<string, unknown>>;

/** As `terraform state pull` prints it. */
function rawResources(state: Values, name: string): readonly GivenResource[] | undefined {
  const { version, resources, lineage } = state;
  if (typeof version !== 'number' || (resources === undefined && lineage === undefined)) return undefined;
  if (version !== 4)
    throw new UserError(
      `'${name}' is a state of version ${version}, and this slipway reads version 4.`,
      'Write it with Terraform 0.12 or newer.',
    );
  return objects(resources).flatMap(({ mode, module, type, name: label, instances }) =>
    mode !== 'managed' || module !== undefined
      ? []
      : objects(instances)
          .filter(({ deposed }) => deposed === undefined)
          .flatMap((instance) => resourceOf(type, label, instance['index_key'] !== undefined, instance['attributes'])),
  );
}

/** As `terraform show -json` prints it: nothing of an empty one but the version of the form. */
function shownResources(state: Values, name: string): readonly GivenResource[] | undefined {
  const { format_version: version, values, planned_values: planned, resource_changes: changes } = state;
  if (typeof version !== 'string' || planned !== undefined || changes !== undefined) return undefined;
  if (!/^1\.\d+$/.test(version))
    throw new UserError(`'${name}' is a state of the format ${version.slice(0, 20)}, and this slipway reads 1.x.`, 'Update slipway.');
  const root = isObject(values) ? values['root_module'] : undefined;
  return objects(isObject(root) ? root['resources'] : undefined).flatMap(
    ({ mode, type, name: label, index, deposed_key: deposed, values: own }) =>
      mode === 'managed' && deposed === undefined ? resourceOf(type, label, index !== undefined, own) : [],
  );
}

function resourceOf(type: unknown, label: unknown, isOneOfSeveral: boolean, attributes: unknown): readonly GivenResource[] {
  if (typeof type !== 'string' || typeof label !== 'string' || !/^[a-z][a-z0-9_]*$/.test(type) || !/^[A-Za-z_][\w-]*$/.test(label))
    return [];
  const values = isObject(attributes) ? attributes : {};
  const [id, name] = [values['id'], physicalNameOf(values)].map(shortText);
  return [{ address: `${type}.${label}`, type, ...(id !== undefined && !isOneOfSeveral && { id }), ...(name !== undefined && { name }) }];
}

/** Ids and names are short and printable, and nothing that Terraform would evaluate: whatever else stands there is none. */
function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value) && !/[$%]\{/.test(value) ? value : undefined;
}

function objects(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
