import { Allowed, AllowedValue, Dependency, UserError } from '../../lib';
import { checkDatabaseName } from './database-name';

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

/** A PostgreSQL database of a workload's own. */
export class Postgres extends Dependency {
  readonly type = 'postgres';
  readonly outputs = { host: 'value', port: 'value', database: 'value', username: 'value', password: 'secret' } as const;
  override readonly stateful = true;
  readonly size: PostgresSize;
  readonly database: string | undefined;

  /** @throws UserError if `size` or `database` is none */
  constructor(props: PostgresProps) {
    super();
    this.size = postgresSize.check(props.size);
    this.database = props.database;

    if (props.database !== undefined && !/^[a-z][a-z0-9_]{0,62}$/.test(props.database)) {
      throw new UserError(
        `'database' is '${props.database}'.`,
        'Use at most 63 lower-case letters, digits and underscores; start with a letter.',
      );
    }
    if (props.database !== undefined) checkDatabaseName("'database'", props.database);
  }
}
