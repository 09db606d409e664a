/**
 * What policies are written with: of the library only this, so that judging documents loads nothing that makes them. Whoever writes a policy of
 * their own finds all of it in the package itself.
 */
export { type KubernetesAddress, parseAddress } from './documents/address';
export { canonicalJson } from './documents/hash';
export { keyTwice } from './documents/json/key-twice';
export { frozenCopy } from './frozen';
export { lossOf } from './kept/kept-types';
export type { Statement, StatementCondition, StatementPrincipal } from './model/statement';
export * from './policy';
export { libProperties } from './properties/lib-properties';
