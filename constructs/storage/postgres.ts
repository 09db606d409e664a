import { Allowed, AllowedValue, Dependency } from '../../lib';
import { properties } from '../properties';
import { checkDatabaseName } from './database-name';
import { postgresUrl } from './postgres-url';

/** How much a database holds and does: what that means is up to the environment. */
export const postgresSize = new Allowed('size', ['small', 'medium', 'large']);
export type PostgresSize = AllowedValue<typeof postgresSize>;

export interface PostgresProps {
  readonly size: PostgresSize;
  /**
   * Name of the database: lower-case letters, digits and underscores, a letter first, at most 63.
   *
   * @pattern ^[a-z][a-z0-9_]{0,62}$ at most 63 lower-case letters, digits and underscores, a letter first
   * @default - `<app>_<workload>`
   */
  readonly database?: string;
}

/**
 * A PostgreSQL database of a workload's own.
 *
 * Its outputs `sslMode` and `ca` say how far it is to be trusted: `verify-full`, with the certificates of who signs its own, where the place knows
 * them; `require` elsewhere, and no file. The text `url` has all of it but the file.
 */
export class Postgres extends Dependency {
  readonly type = 'postgres';
  readonly outputs = {
    host: 'value',
    port: 'value',
    database: 'value',
    username: 'value',
    password: 'secret',
    sslMode: 'value',
    ca: 'file',
  } as const;
  override readonly texts = { url: postgresUrl } as const;
  override readonly stateful = true;
  override readonly accesses = ['owner'] as const;
  readonly size: PostgresSize;
  readonly database: string | undefined;

  /** @throws UserError if `size` or `database` is none */
  constructor(given: PostgresProps) {
    super();
    const props = properties.check('PostgresProps', given);
    this.size = postgresSize.check(props.size);
    this.database = props.database;
    if (props.database !== undefined) checkDatabaseName("'database'", props.database);
  }
}
