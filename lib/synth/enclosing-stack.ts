import { Construct, IConstruct } from 'constructs';
import { UserError } from '../errors';
import { shown } from '../wording/shown';

/**
 * The nearest of the constructs around one that is a stack; itself, where it is one.
 *
 * @throws UserError if there is none, or what is given is no construct: JavaScript gives a function nothing where nothing is written
 */
export function enclosingStack<T extends IConstruct>(construct: IConstruct, isStack: (scope: IConstruct) => scope is T): T {
  if (!Construct.isConstruct(construct))
    throw new UserError(
      `The scope is ${shown(construct)}, which is no construct.`,
      "Pass the DeploymentStack that `stamp` gives to its function: environment.stamp(platform, 'shop', (stack) => …).",
    );
  const stack = construct.node.scopes.find(isStack);
  if (!stack)
    throw new UserError(
      `'${construct.node.path}' is not defined in a DeploymentStack.`,
      'Pass a DeploymentStack, or a construct in one, as its scope.',
    );
  return stack;
}
