import { DeploymentStack } from '../../../lib';
import { search } from './search';
import { archive, filed } from './shared';
import { worker } from './worker';

/** Receipts for the orders of the shop, and where people look them up. */
export function receipts(stack: DeploymentStack): void {
  stack.share(archive);
  stack.share(filed);
  worker(stack);
  search(stack);
}
