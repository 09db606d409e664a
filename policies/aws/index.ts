import { frozenCopy, Policy } from '../../lib';
import { all } from './all';

/** Rules for AWS resources, as Terraform makes them. */
export const aws: readonly Policy[] = frozenCopy(all);
