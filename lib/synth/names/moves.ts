import { TerraformElement, TerraformModule, TerraformResource } from 'cdktf';
import { DeploymentStack } from '../deployment-stack';
import { Path, pathBelow } from './path';

/** A `moved` block. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Says in a stack's Terraform JSON which address each renamed resource had before: from the oldest to the one of the code, so that any state
 * is led there, whichever renames it has seen.
 *
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export function declareMoves(stack: DeploymentStack): void {
  if (!stack.names.hasFormer) return;
  const moves = stack.node
    .findAll()
    .filter(isMovable)
    .flatMap((element) => movesOf(stack, element));
  if (moves.length > 0) stack.addOverride('moved', [...movesOfOthers(stack), ...moves]);
}

type Movable = TerraformResource | TerraformModule;

function isMovable(element: unknown): element is Movable {
  return TerraformResource.isTerraformResource(element) || element instanceof TerraformModule;
}

function movesOf(stack: DeploymentStack, element: Movable): readonly Move[] {
  const line = formerAddresses(stack, element);
  return line.slice(1).map((to, index) => ({ from: line[index]!, to }));
}

/** Every address that a state may know an element by, the oldest first; the last is that of the code. */
export function formerAddresses(stack: DeploymentStack, element: Movable): readonly string[] {
  const path = pathBelow(stack, element);
  const id = idOf(stack, path);
  // Whoever sets an id of their own keeps it.
  if (element.friendlyUniqueId !== id) return [addressOf(element, element.friendlyUniqueId)];
  return [...stack.names.formerOf(path).map((former) => idOf(stack, former)), id].map((each) => addressOf(element, each));
}

/** As Terraform knows an element by an id. */
export function addressOf(element: Movable, id: string): string {
  return element instanceof TerraformModule ? `module.${id}` : `${element.terraformResourceType}.${id}`;
}

/** As cdktf makes it of the ids on the way to an element. */
export function idOf(stack: DeploymentStack, path: Path): string {
  const scopes = [...stack.node.scopes, ...path.map((id) => ({ node: { id } }))];
  return stack.getLogicalId({ scopes } as unknown as TerraformElement['node']);
}

/** Those that a program states by itself. */
function movesOfOthers(stack: DeploymentStack): readonly unknown[] {
  const { moved = [] } = (stack as unknown as { readonly rawOverrides: { readonly moved?: readonly unknown[] } }).rawOverrides;
  return moved;
}
