import { UserError } from '../../errors';
import type { Grant } from '../identity';

const action = /^[a-z0-9-]+:[A-Za-z0-9]+$/;
const arn = /^arn:aws[a-z-]*:([^:*?]+):([^:*?]*):([^:*?]*):((?:(?!\$\{)[^*?\s])+)(\*)?$/;

/**
 * Permissions that name what they are about: no `*` among actions, and among resources only at the end of what has a name, for what is in it.
 *
 * @param where they stand, for the error
 * @throws UserError naming the one that does not
 */
export function checkNamed({ actions, resources }: Grant, where: string): void {
  for (const [what, values] of Object.entries({ actions, resources }))
    if (!Array.isArray(values) || values.some((value) => typeof value !== 'string'))
      throw new UserError(`${where} has '${what}' that are no list of texts.`, `Write them as a list: ${what}: ['…'].`);
    else if (values.length === 0) throw new UserError(`${where} has no '${what}'.`, 'Name at least one.');
  const wide = actions.find((one) => !action.test(one));
  if (wide !== undefined)
    throw new UserError(`${where} has the action '${wide}'.`, "Name each action in full, such as 'bedrock:InvokeModel'; there is no '*'.");
  const all = resources.find((resource) => !isNamed(resource));
  if (all !== undefined)
    throw new UserError(
      `${where} has the resource '${all}'.`,
      "Write the ARN of one resource; '*' stands only at its end, for what is in it: 'arn:aws:s3:::reports/*'.",
    );
}

/** `table/orders/index/*` is in a table; `table/*` is all of them. A bucket's name has no type before it. */
function isNamed(resource: string): boolean {
  const [whole, service, region, account, name = '', star] = arn.exec(resource) ?? [];
  if (whole === undefined) return false;
  if (star === undefined) return true;
  const isBucket = service === 's3' && region === '' && account === '';
  return /[/:]$/.test(name) && name.split(/[/:]/).filter(Boolean).length >= (isBucket ? 1 : 2);
}
