import { isObject } from '../../documents/shape';
import type { Json } from '../read/planned-object';

/** The Terraform JSON of a stack as a module that its provider plans without knowing anything of the world. */
export interface NeutralModule {
  readonly document: Json;
  /** Blocks that were taken out: nothing is said of them. */
  readonly leftOut: readonly string[];
  readonly variables: readonly string[];
}

/** Data sources that the provider answers by itself. */
const answered: ReadonlySet<string> = new Set(['aws_iam_policy_document', 'aws_partition', 'aws_region', 'aws_service_principal']);
/** Providers that plan without an account. */
const planning = /^(?:aws|terraform)_/;

/**
 * Takes out of a file what is the root's, what asks the world, and what would keep a plan from being shown: settings of providers and of the
 * state, outputs, protection from being destroyed.
 *
 * @param source of the AWS provider
 */
export function neutralModule(file: Json, source: string): NeutralModule {
  const { terraform, provider: _provider, output: _output, check: _check, resource, ...others } = file;
  const settings = [terraform].flat().filter(isObject);
  const version = settings.map((one) => one['required_version']).find((one) => typeof one === 'string');
  const leftOut: string[] = [];
  const kept = objects(resource)
    .flatMap((types) => Object.entries(types))
    .map(([type, named]) => [type, objects(named).flatMap((one) => Object.entries(one))] as const);
  const types: Record<string, Json> = {};
  for (const [type, named] of kept)
    for (const [name, block] of named) {
      if (!planning.test(type)) leftOut.push(`${type}.${name}`);
      else types[type] = { ...types[type], [name]: neutralBlock(objects(block)[0] ?? {}) };
    }
  return {
    document: {
      ...others,
      terraform: { ...(version !== undefined && { required_version: version }), required_providers: { aws: { source } } },
      ...(Object.keys(types).length > 0 && { resource: types }),
    },
    leftOut,
    variables: objects(file['variable']).flatMap((one) => Object.keys(one)),
  };
}

/** Why a stack cannot be planned so; nothing where it can. */
export function whyNotNeutral(file: Json): string | undefined {
  const data = objects(file['data'])
    .flatMap((types) => Object.keys(types))
    .find((type) => !answered.has(type));
  if (data !== undefined) return `it reads data.${data}`;
  const [module] = objects(file['module']).flatMap((one) => Object.keys(one));
  if (module !== undefined) return `it has module.${module}`;
  if ([file['import']].flat().filter(isObject).length > 0) return 'it imports';
  const variables = objects(file['variable']).flatMap((one) => Object.entries(one));
  const [needed] = variables.find(([, variable]) => !objects(variable).some((one) => Object.hasOwn(one, 'default'))) ?? [];
  return needed === undefined ? undefined : `nobody gives var.${needed}`;
}

/** Which of its providers makes a resource does not matter, and that it is protected is told by its file. */
function neutralBlock({ provider: _provider, lifecycle, ...block }: Json): Json {
  const [own] = objects(lifecycle);
  if (!own) return block;
  const { prevent_destroy: _protected, ...others } = own;
  return Object.keys(others).length === 0 ? block : { ...block, lifecycle: others };
}

function objects(value: unknown): readonly Json[] {
  return [value].flat().filter(isObject);
}
