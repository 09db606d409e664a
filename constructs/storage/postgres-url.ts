import { isAbsent, Output, Text, text } from '../../lib';
import { urlPart, urlServer, urlUser } from './url-part';

type Parts = 'host' | 'port' | 'database' | 'username' | 'password' | 'sslMode';

/**
 * `postgres://username:password@host:port/database?sslmode=require`; without `sslmode` where the place says none.
 *
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
export function postgresUrl({ host, port, database, username, password, sslMode }: Readonly<Record<Parts, Output>>): Text {
  const tls = isAbsent(sslMode) ? text`` : text`?sslmode=${urlPart(sslMode)}`;
  return text`postgres://${urlUser(username, password)}${urlServer(host, port)}/${urlPart(database)}${tls}`;
}
