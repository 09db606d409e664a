import { frozenCopy, Policy } from '../../lib/rules';
import { all } from './all';

const standards: readonly Policy[] = frozenCopy(all);

/** The `baseline` Pod Security Standard. */
export const podSecurityBaseline: readonly Policy[] = frozenCopy(of('baseline'));

/** The `restricted` Pod Security Standard, which contains `baseline`. */
export const podSecurityRestricted: readonly Policy[] = frozenCopy([...podSecurityBaseline, ...of('restricted')]);

function of(standard: 'baseline' | 'restricted'): readonly Policy[] {
  return standards.filter(({ controls }) => controls?.podSecurity?.includes(standard));
}
