/** A header of links is as long as a URL may be. */
const mostCharacters = 8_192;

/**
 * The next page of a list, as `Link: </v2/…?last=…>; rel="next"` names it (RFC 8288); nothing where there is none.
 *
 * @param page the URL that was asked
 * @throws Error if it leads to another host, or to something else than the same list
 */
export function nextPage(link: string | null, page: URL): URL | undefined {
  if (link === null) return undefined;
  if (link.length > mostCharacters) throw new Error('its link to the next page is longer than a URL may be');
  for (const [, target, parameters] of link.matchAll(/<([^<>]*)>([^<,]*)/g)) {
    if (!/;\s*rel\s*=\s*"?next"?\s*(?:;|$)/i.test(parameters!)) continue;
    if (!URL.canParse(target!, page.href)) throw new Error('its link to the next page is no URL');
    const next = new URL(target!, page);
    if (next.origin !== page.origin || next.username || next.password) throw new Error(`its link to the next page leads to '${next.host}'`);
    if (next.pathname !== page.pathname) throw new Error('its link to the next page leads to something else than tags');
    return next;
  }
  return undefined;
}
