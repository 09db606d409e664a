import { Output, Text, text, UserError } from '../../lib';
import { knownText, urlServer, urlUser } from './url-part';

/**
 * `rediss://username:password@host:port`, or `redis://` where the server speaks plain text; without a user where no password is asked for.
 *
 * @see https://www.iana.org/assignments/uri-schemes/prov/redis and https://www.iana.org/assignments/uri-schemes/prov/rediss
 * @throws UserError if whether it speaks TLS is known only in the running pod
 */
export function redisUrl({
  host,
  port,
  tls,
  username,
  password,
}: Readonly<Record<'host' | 'port' | 'tls' | 'username' | 'password', Output>>): Text {
  const speaksTls = knownText(tls);
  if (speaksTls === undefined)
    throw new UserError(
      `The 'url' beside output '${tls.path}' has the scheme 'rediss' or 'redis', and only the running pod knows which.`,
      "Have the provisioner hand over 'tls' as true or false, or join the URL of 'host' and 'port'.",
    );
  return text`${speaksTls === 'true' ? 'rediss' : 'redis'}://${urlUser(username, password)}${urlServer(host, port)}`;
}
