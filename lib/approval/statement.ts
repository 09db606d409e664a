import { canonicalJson } from '../documents/hash';
import { list, object, oneOf, text } from '../documents/shape';
import { parseUntrustedJson } from '../documents/untrusted';
import { UserError } from '../errors';
import { type Acknowledgement, acknowledgements } from './acknowledgement';
import { instant, printInstant } from './instant';
import { refuseNewer } from './refuse-newer';

export const decisions = ['approve', 'reject'] as const;
export type Decision = (typeof decisions)[number];

/** What somebody signs: a signature itself carries no time, no role and no decision. */
export interface Statement {
  /** Digest of what was looked at. */
  readonly bundle: string;
  readonly environment: string;
  /** The name in the list of approvers. */
  readonly approver: string;
  readonly decision: Decision;
  readonly time: Date;
  /** What of the plan was seen and accepted. */
  readonly acknowledges: readonly Acknowledgement[];
}

const version = 1;
const shape = object({
  schemaVersion: oneOf(version),
  bundle: text(/^[0-9a-f]{64}$/, 'a SHA-256'),
  environment: text(/\S/, 'an environment'),
  approver: text(/\S/, 'a name'),
  decision: oneOf(...decisions),
  time: text(/^/, 'a time'),
  acknowledges: list(oneOf(...acknowledgements)),
});

/** The one text of a statement: what is signed is these bytes. */
export function printStatement({ time, acknowledges, ...statement }: Statement): string {
  const stated = { schemaVersion: version, ...statement, time: printInstant(time), acknowledges: [...new Set(acknowledges)].sort() };
  return `${canonicalJson(stated)}\n`;
}

/**
 * Reads what somebody signed.
 *
 * @throws UserError if it is no statement, or not in its one text
 */
export function readStatement(json: string, file: string): Statement {
  const { value } = parseUntrustedJson(json, file);
  refuseNewer(value, version, `${file}: it is a statement`);
  const fault = shape(value, '');
  if (fault) throw new UserError(`${file}: ${fault}.`, again);
  const { schemaVersion: _version, time: written, ...rest } = value as Omit<Statement, 'time'> & { schemaVersion: 1; time: string };
  const time = instant(written);
  if (!time)
    throw new UserError(`${file}: 'time' is ${JSON.stringify(written).slice(0, 60)}, not a time such as 2026-11-29T09:30:00Z.`, again);
  const statement = { ...rest, time };
  if (printStatement(statement) !== json)
    throw new UserError(`${file}: it is not written as statements are, so that it could be read in two ways.`, again);
  return statement;
}

const again = 'Take it away, and run `slipway approve` again.';
