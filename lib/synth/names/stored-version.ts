import { TerraformResource } from 'cdktf';
import { parseAddress } from '../../documents/address';
import { DeploymentStack } from '../deployment-stack';
import { isArriving } from './arrivals';
import { formerAddresses } from './moves';
import { listsOf } from './own-lists';

/**
 * Whether the value of a secret that a stack takes in is there already, stored by another state, so that the stack has no version of it of
 * its own: that would store a new value, which nobody knows who logs in with the old one. The list of the stack remembers with which
 * version it came; the next one is its own.
 *
 * @param secret the resource of the secret, not of its version
 * @param name what its service calls it
 * @param version that is asked for
 */
export function isStoredElsewhere(secret: TerraformResource, name: string, version: number): boolean {
  const stack = DeploymentStack.of(secret);
  const addresses = formerAddresses(stack, secret);
  const entries = [...(listsOf(stack).lists.get(stack.node.id)?.resources ?? [])]
    .filter(([address, entry]) => addresses.includes(address) || (entry.name === name && isOfType(address, secret.terraformResourceType)))
    .map(([, entry]) => entry);
  const stored = entries.find((entry) => entry.stored !== undefined)?.stored;
  const isThere = stored !== undefined ? stored === version : entries.some(({ retired }) => retired) || isArriving(stack, secret);
  if (isThere) stack.names.imports.noteStored(secret, version);
  return isThere;
}

function isOfType(text: string, type: string): boolean {
  const address = parseAddress(text);
  return address.engine === 'terraform' && address.type === type;
}
