import { frozenCopy, Policy } from '../../lib/rules';
import { all } from './all';

/** Rules for AWS resources, as Terraform makes them. */
export const aws: readonly Policy[] = frozenCopy(all);
