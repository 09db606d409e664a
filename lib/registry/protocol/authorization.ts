import { isObject } from '../../documents/shape';
import { basic, type Credential } from '../credentials/credential';
import { answeredJson } from './answered-json';
import type { Challenge } from './challenge';
import { type Answer, NoAnswer, type Transport } from './transport';

const mostBytes = 256 * 1024;

/** What a token is asked for: to read one repository, whatever the registry proposes. */
export function pullScope(path: string): string {
  return `repository:${path}:pull`;
}

/**
 * The header by which a registry knows who asks.
 *
 * https://distribution.github.io/distribution/spec/auth/token/ and, for identity tokens, https://distribution.github.io/distribution/spec/auth/oauth/
 *
 * @param registry the URL that was asked
 * @returns nothing where there is nothing to tell
 * @throws NoAnswer if whoever gives tokens gives none
 */
export async function authorizationFor(
  challenge: Challenge,
  path: string,
  credential: Credential | undefined,
  registry: URL,
  transport: Transport,
): Promise<string | undefined> {
  if (credential?.kind === 'bearer') return `Bearer ${checkToken(credential.token)}`;
  if (challenge.scheme === 'basic') return credential?.kind === 'password' ? basic(credential) : undefined;
  if (!URL.canParse(challenge.realm)) throw new NoAnswer('names no URL that gives tokens');
  const realm = new URL(challenge.realm);
  await transport.checkNamed(realm, registry);
  const terms = { ...(challenge.service !== undefined && { service: challenge.service }), scope: pullScope(path) };
  return `Bearer ${tokenOf(await askForToken(realm, terms, credential, transport), realm)}`;
}

function askForToken(
  realm: URL,
  terms: Readonly<Record<string, string>>,
  credential: Exclude<Credential, { readonly kind: 'bearer' }> | undefined,
  transport: Transport,
): Promise<Answer> {
  if (credential?.kind === 'identity') {
    const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'slipway', refresh_token: credential.token, ...terms });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return transport.ask(realm, { method: 'POST', headers, body: String(form), most: mostBytes });
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(terms)) url.searchParams.set(name, value);
  return transport.ask(url, { headers: credential ? { authorization: basic(credential) } : {}, most: mostBytes });
}

function tokenOf({ status, body }: Answer, realm: URL): string {
  if (status === 401 || status === 403)
    throw new NoAnswer(`sends us to '${realm.host}' for a token, which answers ${status}: it does not know us`);
  if (status !== 200) throw new NoAnswer(`sends us to '${realm.host}' for a token, which answers ${status}`);
  const answer = answeredJson(body);
  const token = isObject(answer) ? (answer.token ?? answer.access_token) : undefined;
  if (typeof token !== 'string') throw new NoAnswer(`sends us to '${realm.host}' for a token, which gives none`);
  return checkToken(token);
}

/** What stands in a header has no end of a line in it. */
function checkToken(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new NoAnswer('is told a token with characters that no header may have');
  return token;
}
