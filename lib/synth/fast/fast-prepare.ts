import { TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import * as tokens from 'cdktf/lib/_tokens';
import type { IConstruct } from 'constructs';
import { isFast } from './fast-path';
import { hasTokenKey, isPlainObject, isTokenItself, mayHoldToken, ownText, withFastResolve } from './fast-resolve';

/** What a resource of cdktf makes its block of. */
interface Parts {
  readonly terraformMetaArguments: unknown;
  readonly provisioners?: unknown;
  readonly rawOverrides: unknown;
  readonly _imported?: unknown;
  synthesizeAttributes(): unknown;
}

/** What `stack.prepareStack` does, for less: tokens say what they refer to in other stacks, and no block is made only to find them. */
export function prepareStack(stack: TerraformStack): void {
  if (!isFast() || stack.prepareStack !== TerraformStack.prototype.prepareStack) {
    withFastResolve(() => stack.prepareStack());
    return;
  }
  stack.ensureBackendExists();
  const resolve = (value: unknown) => tokens.resolve(stack, value, true);
  // What refers to the stack itself is of none other.
  const ask = (value: unknown) => (typeof value === 'string' && ownText(value, stack) !== undefined) || resolve(value);
  for (const element of elementsOf(stack)) if (!(isUsual(element) && areAsked(element, ask))) resolve(element.toTerraform());
}

/** Without those of stacks in it. */
function elementsOf(construct: IConstruct): readonly TerraformElement[] {
  const inside = construct.node.children.filter((child) => !TerraformStack.isStack(child)).flatMap(elementsOf);
  return TerraformElement.isTerraformElement(construct) ? [construct, ...inside] : inside;
}

/** Whether its block is what cdktf makes of its parts. */
function isUsual(element: TerraformElement): element is TerraformResource {
  if (element.toTerraform !== TerraformResource.prototype.toTerraform) return false;
  return !(element as TerraformResource).hasResourceMove() && !(element as unknown as Parts)._imported;
}

/** Whether all tokens of a resource were asked; not where one fails, or something else than a token is no plain value: cdktf says what is wrong. */
function areAsked(resource: TerraformResource, resolve: (value: unknown) => unknown): boolean {
  const parts = resource as unknown as Parts;
  try {
    // Its name is settled by this, too.
    const all = [
      resource.friendlyUniqueId,
      parts.synthesizeAttributes(),
      parts.terraformMetaArguments,
      parts.provisioners,
      parts.rawOverrides,
    ];
    return all.every((part) => isAsked(part, resolve));
  } catch {
    return false;
  }
}

function isAsked(value: unknown, resolve: (value: unknown) => unknown): boolean {
  const ask = () => {
    resolve(value);
    return true;
  };
  if (typeof value === 'string') return !mayHoldToken(value) || ask();
  if (typeof value === 'number') return value >= 0 || ask();
  if (typeof value === 'boolean' || value === undefined || value === null) return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(isTokenItself) ? ask() : value.every((item) => isAsked(item, resolve));
  if ('resolve' in value && typeof value.resolve === 'function') return ask();
  if (!isPlainObject(value)) return false;
  if (hasTokenKey(value)) return ask();
  return Object.values(value).every((item) => isAsked(item, resolve));
}
