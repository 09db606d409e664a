/** Within what something is unique: all that is stated, together. */
export interface Scope {
  readonly organization?: string;
  readonly environment?: string;
  /** An environment that needs no cloud may leave it out where another states it: only two accounts that are stated are two. */
  readonly account?: string | undefined;
  readonly region?: string;
  readonly cluster?: string;
  readonly namespace?: string;
}

interface Claim {
  readonly account: string | undefined;
  readonly owner: string;
  readonly share: string;
}

/** Something that was taken for an owner, as it may be taken again elsewhere. */
export interface Taken {
  readonly scope: Scope;
  readonly what: string;
  readonly owner: string;
  readonly share: string;
}

/** Everything that must be unique, each in its scope. */
export class Claims {
  private readonly held = new Map<string, Claim[]>();
  private noted: Taken[] | undefined;

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
    const key = JSON.stringify([organization, environment, region, cluster, namespace, what]);
    const held = this.held.get(key) ?? [];
    const near = held.filter((one) => one.account === account || one.account === undefined || account === undefined);
    const other = near.find((one) => one.share !== share);
    if (other) return other.owner;
    if (!near.some((one) => one.account === account)) this.held.set(key, [...held, { account, owner, share }]);
    this.noted?.push({ scope, what, owner, share });
    return undefined;
  }

  /** What is taken from now on, for whoever holds it against what others took. */
  note(): readonly Taken[] {
    this.noted ??= [];
    return this.noted;
  }
}
