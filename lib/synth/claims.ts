import { Cluster } from '../model/cluster';

/** Within what something is unique: all that is stated, together. */
export interface Scope {
  readonly organization?: string;
  readonly environment?: string;
  readonly account?: string | undefined;
  readonly region?: string;
  readonly cluster?: string;
  readonly namespace?: string;
}

interface Claim {
  readonly owner: string;
  readonly share: string;
}

/** Everything that must be unique, each in its scope. */
export class Claims {
  private readonly held = new Map<string, Claim>();

  /**
   * Takes something for its owner, who may take it again.
   *
   * @param what such as `Service 'orders'`
   * @param owner for errors
   * @param share whoever claims with the same word has it together with the first
   * @returns who has it, where somebody else does
   */
  claim(scope: Scope, what: string, owner: string, share = owner): string | undefined {
    const { organization, environment, account, region, cluster, namespace } = scope;
    const key = JSON.stringify([organization, environment, account, region, cluster, namespace, what]);
    const held = this.held.get(key);
    if (held) return held.share === share ? undefined : held.owner;
    this.held.set(key, { owner, share });
    return undefined;
  }
}

/** Who claims: a stack, in its place. */
export interface Claimant {
  readonly environment: { readonly name: string };
  readonly namespace: string;
  readonly clusters: readonly Cluster[];
  scopeOf(cluster: Cluster): Scope;
  claim(scope: Scope, what: string, owner: string, share?: string): string | undefined;
}
