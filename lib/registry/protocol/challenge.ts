/** How a registry wants to be asked: https://distribution.github.io/distribution/spec/auth/token/ */
export type Challenge = { readonly scheme: 'basic' } | { readonly scheme: 'bearer'; readonly realm: string; readonly service?: string };

const mostCharacters = 4_096;
const parameter = /([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/giy;

/** What `WWW-Authenticate` asks for: a token before a password. Nothing where it asks for neither. */
export function challengeOf(header: string | null): Challenge | undefined {
  if (header === null || header.length > mostCharacters) return undefined;
  let basic: Challenge | undefined;
  for (const { index, 1: scheme } of header.matchAll(/(?:^|,)\s*(basic|bearer)(?=\s|,|$)/gi)) {
    if (scheme!.toLowerCase() === 'basic') {
      basic = { scheme: 'basic' };
      continue;
    }
    const { realm, service } = parametersOf(header, header.indexOf(scheme!, index) + scheme!.length);
    if (realm !== undefined) return { scheme: 'bearer', realm, ...(service !== undefined && { service }) };
  }
  return basic;
}

function parametersOf(header: string, from: number): { readonly realm?: string; readonly service?: string } {
  const found = new Map<string, string>();
  for (let at = from; ; ) {
    parameter.lastIndex = at + /^[\s,]*/.exec(header.slice(at))![0].length;
    const match = parameter.exec(header);
    if (!match) break;
    found.set(match[1]!.toLowerCase(), (match[2]?.replace(/\\(.)/g, '$1') ?? match[3])!);
    at = parameter.lastIndex;
  }
  const [realm, service] = [found.get('realm'), found.get('service')];
  return { ...(realm !== undefined && { realm }), ...(service !== undefined && { service }) };
}
