import { Bucket, Queue } from '../../../constructs';
import { Shared } from '../../../lib';

/** Receipts as PDF: the worker files them, the search reads them. */
export const archive = new Shared('archive', new Bucket());

/** Names of receipts that were filed: the search takes them into its index. */
export const filed = new Shared('filed', new Queue());
