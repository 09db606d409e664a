import type { Node } from 'constructs';
import type { Scope } from '../assembly/claims';
import { Cluster } from '../model/cluster';

/** Who claims: a stack, in its place. */
export interface Claimant {
  readonly node: Node;
  readonly environment: { readonly name: string };
  readonly namespace: string;
  readonly clusters: readonly Cluster[];
  scopeOf(cluster: Cluster): Scope;
  claim(scope: Scope, what: string, owner: string, share?: string): string | undefined;
}
