import { frozenCopy, Policy } from '../../lib';
import { all } from './all';

/** Best practice for Kubernetes objects. */
export const kubernetes: readonly Policy[] = frozenCopy(all);
