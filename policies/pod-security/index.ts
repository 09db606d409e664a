import { Policy } from '../../lib';
import { all } from './all';

/** The `baseline` Pod Security Standard. */
export const podSecurityBaseline: readonly Policy[] = of('baseline');

/** The `restricted` Pod Security Standard, which contains `baseline`. */
export const podSecurityRestricted: readonly Policy[] = [...podSecurityBaseline, ...of('restricted')];

function of(standard: 'baseline' | 'restricted'): readonly Policy[] {
  return all.filter(({ controls }) => controls?.podSecurity?.includes(standard));
}
