import { child, type Json } from '../../documents/plan/plan-document';
import type { StateResource } from './made-up-state';

/** Whether something sensitive of a resource has a value: it is in no file that stays. */
export function holdsSecret({ attributes, sensitive }: Pick<StateResource, 'attributes' | 'sensitive'>): boolean {
  return sensitive.some((steps) => {
    const value = (steps as readonly Json[]).reduce<unknown>(
      (inner, step) => child(inner, typeof step['value'] === 'object' ? step['value'].value : step['value']),
      attributes,
    );
    return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  });
}
