import { UserError } from '../errors';

/**
 * @param where who was given it, for the error: `The stamp of 'shop'`
 * @throws UserError if what defines the workloads of a stack is no function, from JavaScript
 */
export function requireFunction(where: string, define: unknown): void {
  if (typeof define === 'function') return;
  throw new UserError(
    `${where} is given ${typeof define === 'object' && define !== null ? 'an object' : String(define)}, which is no function.`,
    'Write a function of the stack: (stack) => { … }.',
  );
}
