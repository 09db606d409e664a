import { Graph, Subject } from '../../../lib/rules';
import { ParameterGroup, parameterGroupOf, settingOf } from './parameter-group';

interface TlsSwitch {
  readonly family: RegExp;
  readonly parameter: string;
  readonly on: readonly string[];
  /** The first version of the engine that has it on by default. */
  readonly onFrom?: string;
}

/**
 * What makes each family of engines refuse plain text.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html
 */
const switches: readonly TlsSwitch[] = [
  { family: /^postgres/, parameter: 'rds.force_ssl', on: ['1'], onFrom: '15' },
  { family: /^aurora-postgresql/, parameter: 'rds.force_ssl', on: ['1'], onFrom: '17' },
  { family: /sqlserver/, parameter: 'rds.force_ssl', on: ['1'] },
  { family: /^mysql/, parameter: 'require_secure_transport', on: ['1', 'ON'], onFrom: '9.7' },
  { family: /^mariadb/, parameter: 'require_secure_transport', on: ['1', 'ON'], onFrom: '11.8' },
  { family: /^aurora-mysql/, parameter: 'require_secure_transport', on: ['1', 'ON'] },
  { family: /db2/, parameter: 'db2comm', on: ['SSL'] },
];

/** The parameter that a group would have to set, as `name to value`; nothing where it refuses plain text, or its engine has no such thing. */
export function missingSwitch(group: ParameterGroup): string | undefined {
  const family = group.document.family ?? '';
  const found = switches.find((one) => one.family.test(family));
  if (!found) return undefined;
  const setting = settingOf(group, found.parameter);
  const isOn = setting === undefined ? isOnByDefault(found, family) : found.on.includes(setting.toUpperCase());
  return isOn ? undefined : inWords(found);
}

/** The same of a database that has the parameters of its engine. One that states no version gets a new one, of which nothing is said here. */
export function missingByDefault({ engine, engine_version: version }: Database): string | undefined {
  const found = switches.find(({ family }) => family.test(engine ?? ''));
  if (!found || (version === undefined && found.onFrom !== undefined)) return undefined;
  return isOnByDefault(found, version ?? '') ? undefined : inWords(found);
}

interface Database {
  readonly engine?: string | undefined;
  readonly engine_version?: string | undefined;
}

/** Whether a database refuses plain text for certain. */
export function enforcesTls(database: Subject, stack: Graph): boolean {
  const group = parameterGroupOf(database, stack);
  if (group === 'elsewhere') return false;
  if (group) return switches.some(({ family }) => family.test(group.document.family ?? '')) && missingSwitch(group) === undefined;
  const found = switches.find(({ family }) => family.test(String(database.raw.engine)));
  return found !== undefined && isOnByDefault(found, String(database.raw.engine_version));
}

function inWords({ parameter, on }: TlsSwitch): string {
  return `${parameter} to ${on[0]}`;
}

/** @param text in which the first number is a version */
function isOnByDefault({ onFrom }: TlsSwitch, text: string): boolean {
  return onFrom !== undefined && versionIn(text) >= versionIn(onFrom);
}

/** Major and minor as one number. */
function versionIn(text: string): number {
  const [, major = 0, minor = 0] = /(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number(major) * 1000 + Number(minor);
}
