/** Where the API of a forge is, and what is sent along. */
export interface ForgeAddress {
  /** As people call it. */
  readonly forge: 'GitHub' | 'GitLab';
  /** Variable of the environment that the token is from. */
  readonly variable: string;
  /** Of the API, without a slash at its end. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string;
}
