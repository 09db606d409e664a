import { UserError } from '../../errors';
import { shown } from '../../wording/shown';
import type { Grant } from '../identity';

const action = /^[a-z0-9-]+:[A-Za-z0-9]+$/;
const arn = /^arn:aws[a-z-]*:([^:*?]+):([^:*?]*):([^:*?]*):((?:(?!\$\{)[^*?\s])+)(\*)?$/;
/** A token of cdktf, in a text or in place of a list, and an expression of Terraform's own; `${aws:username}` is IAM's. */
const expression = /[$#]\{(?!aws:)/;

/**
 * Names that are no names yet, by service: what begins with one of them is all of a kind.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const kindsOf: Readonly<Record<string, RegExp>> = {
  elasticloadbalancing: /^(loadbalancer|listener|listener-rule)\/(app|net|gwy)\/$/,
  iam: /^(role|policy)\/(aws-service-role|service-role|aws-reserved|aws-reserved\/sso\.amazonaws\.com)\/$/,
  logs: /^log-group:\/aws\/([\w-]+\/)?$/,
  quicksight: /^(user|group|namespace)\/[\w-]+\/$/,
  wafv2: /^(regional|global)\/[a-z]+\/$/,
};

/**
 * Permissions that name what they are about: no `*` among actions, and among resources only at the end of what has a name, for what is in it.
 *
 * @param where they stand, for the error
 * @throws UserError naming the one that does not
 */
export function checkNamed({ actions, resources }: Grant, where: string): void {
  for (const [what, values] of Object.entries({ actions, resources })) {
    if (!Array.isArray(values) || values.some((value) => typeof value !== 'string'))
      throw new UserError(`${where} has '${what}' that are no list of texts.`, `Write them as a list: ${what}: ['…'].`);
    if (values.length === 0) throw new UserError(`${where} has no '${what}'.`, 'Name at least one.');
    const unknown = values.find((value: string) => expression.test(value));
    if (unknown !== undefined)
      throw new UserError(
        `${where} has ${shown(unknown)} among its '${what}', which only Terraform knows.`,
        'Write it in full, with partition, account, region and name: what is approved is read before anything is applied.',
      );
  }
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
  const [whole, service = '', region, account, name = '', star] = arn.exec(resource) ?? [];
  if (whole === undefined) return false;
  if (star === undefined) return true;
  if (Object.hasOwn(kindsOf, service) && kindsOf[service]!.test(name)) return false;
  const isBucket = service === 's3' && region === '' && account === '';
  return /[/:]$/.test(name) && name.split(/[/:]/).filter(Boolean).length >= (isBucket ? 1 : 2);
}
