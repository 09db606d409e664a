import { Graph, Subject } from '../../../lib';
import { ParameterGroup, parameterGroupOf, settingOf } from './parameter-group';

interface TlsSwitch {
  readonly family: RegExp;
  readonly parameter: string;
  readonly on: readonly string[];
  /** The first major version of the engine that has it on by default. */
  readonly onFrom?: number;
}

/** What makes each family of engines refuse plain text. */
const switches: readonly TlsSwitch[] = [
  { family: /^(?:aurora-)?postgres(?:ql)?(\d*)/, parameter: 'rds.force_ssl', on: ['1'], onFrom: 15 },
  { family: /sqlserver/, parameter: 'rds.force_ssl', on: ['1'] },
  { family: /^(?:aurora-)?(?:mysql|mariadb)/, parameter: 'require_secure_transport', on: ['1', 'ON'] },
  { family: /db2/, parameter: 'db2comm', on: ['SSL'] },
];

/** The parameter that a group would have to set, as `name to value`; nothing where it refuses plain text, or its engine has no such thing. */
export function missingSwitch(group: ParameterGroup): string | undefined {
  const family = group.document.family ?? '';
  const found = switches.find((one) => one.family.test(family));
  if (!found) return undefined;
  const setting = settingOf(group, found.parameter);
  const isOn =
    setting === undefined ? isOnByDefault(found, Number(found.family.exec(family)?.[1] ?? 0)) : found.on.includes(setting.toUpperCase());
  return isOn ? undefined : `${found.parameter} to ${found.on[0]}`;
}

/** Whether a database refuses plain text for certain. */
export function enforcesTls(database: Subject, stack: Graph): boolean {
  const group = parameterGroupOf(database, stack);
  if (group === 'elsewhere') return false;
  if (group) return switches.some(({ family }) => family.test(group.document.family ?? '')) && missingSwitch(group) === undefined;
  const found = switches.find(({ family }) => family.test(String(database.raw.engine)));
  return found !== undefined && isOnByDefault(found, Number.parseInt(String(database.raw.engine_version), 10));
}

function isOnByDefault({ onFrom }: TlsSwitch, major: number): boolean {
  return onFrom !== undefined && major >= onFrom;
}
