import type { Json } from './plan/plan-document';
import type { Resource } from './resource';
import { isObject } from './shape';

/**
 * What policies read of the values that a Terraform document states by itself: its variables and outputs, as blocks of the types `variable` and
 * `output`, and each of its locals, as one of the type `local` with an attribute of its name.
 */
export function terraformValues(document: Json): readonly Resource[] {
  return [
    ...named(document['variable']).map(([name, values]) => asBlock('variable', name, values)),
    ...named(document['output']).map(([name, values]) => asBlock('output', name, values)),
    ...named(document['locals']).map(([name, value]) => asBlock('local', name, { [name]: value })),
  ];
}

/** Objects in a list are one to Terraform. */
function named(value: unknown): readonly (readonly [string, unknown])[] {
  const entries = [value]
    .flat()
    .filter(isObject)
    .flatMap((each) => Object.entries(each));
  return entries.filter(([name]) => name !== '//');
}

function asBlock(type: 'variable' | 'output' | 'local', name: string, block: unknown): Resource {
  const [values] = [block].flat().filter(isObject);
  return { type, address: `${type}.${name}`, path: '', values: values ?? {} };
}
