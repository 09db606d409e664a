import { DeploymentStack } from '../../../lib';
import { search } from './search';
import { worker } from './worker';

/** Receipts for the orders of the shop, and where people look them up. */
export function receipts(stack: DeploymentStack): void {
  worker(stack);
  search(stack);
}
