/** What a registry may be told of who asks. */
export type Credential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** It buys a token from whom the registry names: `identitytoken` of docker. */
  | { readonly kind: 'identity'; readonly token: string }
  /** A token as the registry takes it: `registrytoken` of docker. */
  | { readonly kind: 'bearer'; readonly token: string };

/** Finds what is known for a registry; nothing where it is asked anonymously. */
export type Credentials = (registry: string) => Promise<Credential | undefined>;

/** How HTTP's Basic scheme tells a password. */
export function basic({ username, password }: Extract<Credential, { readonly kind: 'password' }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
