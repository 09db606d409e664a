import { UserError } from '../../lib';

/** Databases and the administrator of every instance, and what RDS refuses besides. */
const taken = ['admin', 'postgres', 'rdsadmin', 'template0', 'template1'];

/**
 * Key words that PostgreSQL reserves, up to version 18.
 *
 * @see https://www.postgresql.org/docs/current/sql-keywords-appendix.html
 */
const keywords = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently
  constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default
  deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect
  into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps
  placing primary references returning right select session_user similar some symmetric system_user table tablesample then to trailing true
  union unique user using variadic verbose when where window with`.split(/\s+/),
);

/**
 * The name of a PostgreSQL database.
 *
 * @param where the property, or whose it is, for the error
 * @throws UserError if the engine or RDS keeps it for itself
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function checkDatabaseName(where: string, name: string): string {
  if (keywords.has(name) || taken.includes(name))
    throw new UserError(
      `${where} is '${name}', which PostgreSQL or RDS keeps for itself.`,
      "Choose another name by 'database' of Postgres.",
    );
  return name;
}
