import { frozenCopy, Policy } from '../../lib/rules';
import { all } from './all';

/** Rules across both outputs: what Terraform makes on AWS, what runs in the cluster, and whose code makes it. */
export const cross: readonly Policy[] = frozenCopy(all);
