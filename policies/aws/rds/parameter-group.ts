import { AwsDocuments, Graph, Subject, Unknown } from '../../../lib/rules';
import { blocks } from '../blocks';

export type ParameterGroup = Subject<AwsDocuments['aws_db_parameter_group']>;

/** The parameter group of a database: one of the stack, one from elsewhere, or none: the default of its engine. */
export function parameterGroupOf({ type, raw }: Subject, stack: Graph): ParameterGroup | 'elsewhere' | undefined {
  const name: unknown = raw[type === 'aws_rds_cluster' ? 'db_cluster_parameter_group_name' : 'parameter_group_name'];
  if (name === undefined) return undefined;
  const key = name instanceof Unknown ? name.references[0] : String(name);
  if (key?.startsWith('default.')) return undefined;
  return stack.index(groups).get(key ?? '') ?? 'elsewhere';
}

/** What a group sets a parameter to; nothing where it does not. */
export function settingOf({ raw }: ParameterGroup, name: string): string | undefined {
  const found = blocks<{ readonly name?: unknown; readonly value?: unknown }>(raw.parameter).find((parameter) => parameter.name === name);
  if (found === undefined) return undefined;
  return found.value instanceof Unknown ? found.value.text : String(found.value);
}

/** Groups of the stack by address and by name. */
const groups = (stack: Graph): ReadonlyMap<string, ParameterGroup> =>
  new Map(
    stack
      .all(['aws_db_parameter_group', 'aws_rds_cluster_parameter_group'])
      .flatMap((group): [string, ParameterGroup][] => [
        [group.address, group],
        ...(typeof group.raw.name === 'string' ? [[group.raw.name, group] as [string, ParameterGroup]] : []),
      ]),
  );
