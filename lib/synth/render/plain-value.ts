import { Token } from 'cdktf';
import { UserError } from '../../errors';
import { isPlain } from '../../frozen';
import { Output } from '../../model/output';
import { Text } from '../../model/text';

const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const deepest = 100;

/**
 * A copy of what JSON can say of a value. An entry of an object that is `undefined` is as if not written.
 *
 * @param what what the value is, for the error
 * @throws UserError naming the place in it that JSON cannot say
 */
export function plainValue(value: unknown, what: string, at = '', depth = 0): unknown {
  const where = at === '' ? what : `${what} at '${at.replace(/^\./, '')}'`;
  const refuse = (is: string, cure = 'Write texts, numbers, booleans, lists and objects of them.') =>
    new UserError(`${where} is ${is}.`, cure);
  if (value === null || typeof value === 'boolean') return value;
  if (value instanceof Output || value instanceof Text)
    throw refuse(value instanceof Output ? `the output '${value.path}'` : 'a text`…`', 'Hand it to the pod in `env`.');
  if (Token.isUnresolved(value))
    throw refuse('an expression of Terraform', "Write it as Terraform does, as a text: '${aws_kms_key.main.arn}'.");
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw refuse(String(value));
  }
  if (typeof value !== 'object') throw refuse(value === undefined ? 'undefined' : `a ${typeof value}`);
  if (depth > deepest) throw refuse(`more than ${deepest} levels deep, or holds itself`);
  if (Array.isArray(value)) return Array.from(value, (item, index) => plainValue(item, what, `${at}[${index}]`, depth + 1));
  if (!isPlain(value)) throw refuse(`an object of the class '${Object.getPrototypeOf(value).constructor?.name}'`);
  const symbol = Object.getOwnPropertySymbols(value)[0];
  if (symbol !== undefined) throw refuse(`an object with the key '${String(symbol)}'`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => {
        if (reserved.has(key)) throw refuse(`an object with the key '${key}'`, 'It reaches into JavaScript itself.');
        return [key, plainValue(entry, what, `${at}.${key}`, depth + 1)];
      }),
  );
}
