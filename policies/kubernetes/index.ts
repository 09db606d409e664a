import { frozenCopy, Policy } from '../../lib/rules';
import { all } from './all';

/** Best practice for Kubernetes objects. */
export const kubernetes: readonly Policy[] = frozenCopy(all);
