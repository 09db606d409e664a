import { isObject } from '../../documents/shape';
import { type Refusal, refusalOf } from '../facts/custom-refusal';
import { type CustomSchema, fieldOf } from '../facts/custom-schema';
import { fieldsOf, inside, itemBy, type Step } from './step';

/**
 * Whether the definition of a custom resource refuses the change of a field, by the rules on the way to it.
 *
 * @param before the whole object as it is
 * @param after the whole object as it is to be
 */
export function customRefusal(schema: CustomSchema, path: readonly Step[], before: unknown, after: unknown): Refusal {
  let [at, was, is]: [CustomSchema | undefined, unknown, unknown] = [schema, before, after];
  const answers: Refusal[] = [];
  for (let index = 0; at !== undefined; index++) {
    answers.push(refusalOf(at, was, is, fieldsOf(path.slice(index))));
    const step = path[index];
    // Items that are known by their place alone are new each time: no rule looks at what they were.
    if (step === undefined || typeof step === 'number' || (typeof step === 'object' && !('keys' in step))) break;
    at = typeof step === 'string' ? fieldOf(at, step) : isObject(at['items']) ? at['items'] : undefined;
    [was, is] = [was, is].map((value) => (typeof step === 'string' ? inside(value, step) : itemBy(value, step.keys)));
  }
  return answers.includes('refused') ? 'refused' : answers.includes('unknown') ? 'unknown' : 'accepted';
}
