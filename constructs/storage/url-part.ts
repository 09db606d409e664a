import { isIPv6 } from 'node:net';
import { envSourceOf, isAbsent, Output, Text, text } from '../../lib';

/** What an output is, where that is known at synth. */
export function knownText(output: Output): string | undefined {
  const source = envSourceOf(output);
  return 'value' in source ? source.value : undefined;
}

/** An output within a URL: what is known at synth is escaped; what only pods read must be letters, digits and `-._~`. */
export function urlPart(output: Output): Output | string {
  const known = knownText(output);
  return known === undefined ? output : encodeURIComponent(known);
}

/** `host:port`, with an IPv6 address in brackets. */
export function urlServer(host: Output, port: Output): Text {
  const known = knownText(host);
  return text`${known !== undefined && isIPv6(known) ? `[${known}]` : urlPart(host)}:${urlPart(port)}`;
}

/** `username:password@`; nothing where there is no password. */
export function urlUser(username: Output, password: Output): Text {
  return isAbsent(password) ? text`` : text`${urlPart(username)}:${urlPart(password)}@`;
}
