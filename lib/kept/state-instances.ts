import * as fs from 'node:fs';
import { list } from '../documents/plan/plan-document';
import { isObject } from '../documents/shape';
import { readUntrusted } from '../documents/untrusted';
import { UserError } from '../errors';
import { describingSystemErrors } from '../system-error';

/** Some thousand resources. */
const mostBytes = 64 * 1024 * 1024;

export type StateValues = Readonly<Record<string, unknown>>;

/** One thing that a state knows: a managed resource, or one of several of a `count` or `for_each`. */
export interface StateInstance {
  readonly type: string;
  /** Name of its block. */
  readonly label: string;
  /** Whether `count` or `for_each` made it. */
  readonly isOneOfSeveral: boolean;
  readonly isInModule: boolean;
  /** As the provider knows them, secrets among them. */
  readonly attributes: StateValues;
}

/**
 * The managed resources of a Terraform state, as `terraform state pull` or `terraform show -json` prints it, but what waits to be destroyed. No error quotes it.
 *
 * @param name what errors call it
 * @throws UserError if it is no state, too large, or of a version that this does not know
 */
export function stateInstances(file: string, name = file): readonly StateInstance[] {
  const value = documentOf(file, name);
  const found = isObject(value) ? (rawInstances(value, name) ?? shownInstances(value, name)) : undefined;
  if (!found) throw new UserError(`'${name}' is no Terraform state.`, pull);
  return found;
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

/** As `terraform state pull` prints it. */
function rawInstances(state: StateValues, name: string): readonly StateInstance[] | undefined {
  const { version, resources, lineage } = state;
  if (typeof version !== 'number' || (resources === undefined && lineage === undefined)) return undefined;
  if (version !== 4)
    throw new UserError(
      `'${name}' is a state of version ${version}, and this slipway reads version 4.`,
      'Write it with Terraform 0.12 or newer.',
    );
  return list(resources).flatMap(({ mode, module, type, name: label, instances }) =>
    mode !== 'managed'
      ? []
      : list(instances)
          .filter(({ deposed }) => deposed === undefined)
          .flatMap((one) => instanceOf(type, label, one['index_key'], module !== undefined, one['attributes'])),
  );
}

/** As `terraform show -json` prints it: nothing of an empty one but the version of the form. */
function shownInstances(state: StateValues, name: string): readonly StateInstance[] | undefined {
  const { format_version: version, values, planned_values: planned, resource_changes: changes } = state;
  if (typeof version !== 'string' || planned !== undefined || changes !== undefined) return undefined;
  if (!/^1\.\d+$/.test(version))
    throw new UserError(`'${name}' is a state of the format ${version.slice(0, 20)}, and this slipway reads 1.x.`, 'Update slipway.');
  const found: StateInstance[] = [];
  const open = list(isObject(values) ? [values['root_module']] : []).map((module): readonly [StateValues, boolean] => [module, false]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [module, isInModule] = next;
    for (const { mode, type, name: label, index, values: own, deposed_key: deposed } of list(module['resources']))
      if (mode === 'managed' && deposed === undefined) for (const one of instanceOf(type, label, index, isInModule, own)) found.push(one);
    for (const child of list(module['child_modules'])) open.push([child, true]);
  }
  return found;
}

function instanceOf(type: unknown, label: unknown, index: unknown, isInModule: boolean, attributes: unknown): readonly StateInstance[] {
  if (typeof type !== 'string' || typeof label !== 'string' || !/^[a-z][a-z0-9_]*$/.test(type) || !/^[A-Za-z_][\w-]*$/.test(label))
    return [];
  return [{ type, label, isOneOfSeveral: index !== undefined, isInModule, attributes: isObject(attributes) ? attributes : {} }];
}
