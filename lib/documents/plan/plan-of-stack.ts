import { UserError } from '../../errors';
import { canonicalJson } from '../hash';
import type { Resource } from '../resource';
import { isObject } from '../shape';
import { isOutside } from '../terraform-documents';
import { type Json, list } from './plan-document';

/** What does not say what a block is: Terraform keeps it apart from its attributes. */
const meta = new Set(['//', 'connection', 'count', 'depends_on', 'dynamic', 'for_each', 'lifecycle', 'provider', 'provisioner']);

/**
 * Refuses a plan of another stack, and one that was made before the stack changed.
 *
 * @param name what errors call the plan
 * @param blocks of the stack's `cdk.tf.json`
 * @throws UserError then
 */
export function requirePlanOf(plan: Json, name: string, stack: string, blocks: readonly Resource[]): void {
  const refusal = (why: string) =>
    new UserError(`'${name}' is no plan of '${stack}' as it is now: ${why}.`, 'Plan again, or name the stack that it is of.');
  const configured = configuredBlocks(plan);
  const own = blocks.filter((block) => isOutside(block) && !block.type.startsWith('ephemeral.'));
  const missing = own.find(({ address }) => !configured.has(address));
  if (missing) throw refusal(`it has no ${missing.address}`);
  const addresses = new Set(own.map(({ address }) => address));
  const other = [...configured.keys()].find((address) => !addresses.has(address));
  if (other !== undefined) throw refusal(`it has ${other}, and the stack does not`);
  for (const { address, values } of own) {
    const changed = Object.keys(values).find((key) => !meta.has(key) && isOther(values[key], configured.get(address), key));
    if (changed) throw refusal(`'${changed}' of ${address} is another one there`);
  }
}

/** Resources and data sources of a plan's root module, with their expressions. */
export function configuredBlocks(plan: Json): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(
    list(plan['configuration']?.root_module?.resources)
      .filter(({ mode }) => mode === 'managed' || mode === 'data')
      .map(({ address, expressions }) => [String(address), expressions]),
  );
}

/** A configuration in JSON keeps what is written, as a constant; blocks are left alone. */
function isOther(value: unknown, expressions: unknown, name: string): boolean {
  const expression = isObject(expressions) && Object.hasOwn(expressions, name) ? expressions[name] : undefined;
  return (
    isObject(expression) &&
    Object.hasOwn(expression, 'constant_value') &&
    canonicalJson(expression['constant_value']) !== canonicalJson(value)
  );
}
