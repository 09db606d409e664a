import { anyText, list, object, oneOf } from '../documents/shape';
import { parseUntrustedJson } from '../documents/untrusted';
import { UserError } from '../errors';
import { printableJson } from '../wording/printable';
import type { GateFacts } from './gate-facts';
import { instant, printInstant } from './instant';
import { refuseNewer } from './refuse-newer';

/** What only the repository knew: evidence tells it, and cannot show it. */
export type ToldFacts = Pick<
  GateFacts,
  'differences' | 'authors' | 'signatures' | 'replayed' | 'holds' | 'soak' | 'branch' | 'isAsked' | 'stacks' | 'now'
> & {
  /** Of the slipway that looked. */
  readonly version: string;
  /** Whom the list of approvers is of: branch, commit and path. */
  readonly list: string;
};

const formVersion = 1;
const texts = list(anyText);
const shape = object(
  {
    schemaVersion: oneOf(formVersion),
    version: anyText,
    now: anyText,
    branch: anyText,
    list: anyText,
    isAsked: oneOf(true, false),
    stacks: (value, path) => (Number.isInteger(value) && (value as number) >= 0 ? undefined : `'${path}' is no whole number from 0`),
    authors: list(object({ email: anyText }, { approver: anyText })),
    differences: texts,
    holds: texts,
  },
  { replayed: anyText, soak: anyText, signatures: object({ signers: texts, unsigned: texts }) },
);

export function printToldFacts({ now, ...facts }: ToldFacts): string {
  const { version, branch, list: of, isAsked, stacks, authors, differences, holds, replayed, soak, signatures } = facts;
  const stated = {
    schemaVersion: formVersion,
    version,
    now: printInstant(now),
    branch,
    list: of,
    isAsked,
    stacks,
    authors: authors.map(({ email, approver }) => ({ email, ...(approver !== undefined && { approver }) })),
    ...(signatures && { signatures: { signers: signatures.signers, unsigned: signatures.unsigned } }),
    differences,
    holds,
    ...(replayed !== undefined && { replayed }),
    ...(soak !== undefined && { soak }),
  };
  return `${printableJson(stated)}\n`;
}

/**
 * Reads them where anybody may have written them.
 *
 * @throws UserError if they are none, or not in their one text
 */
export function readToldFacts(json: string, file: string): ToldFacts {
  const { value } = parseUntrustedJson(json, file);
  refuseNewer(value, formVersion, `${file}: they are facts`);
  const fault = shape(value, '');
  if (fault) throw new UserError(`${file}: ${fault}.`, again);
  const { schemaVersion: _version, now: written, ...rest } = value as Omit<ToldFacts, 'now'> & { schemaVersion: 1; now: string };
  const now = instant(written);
  if (!now) throw new UserError(`${file}: 'now' is no time such as 2026-11-29T09:30:00Z.`, again);
  const facts = { ...rest, now };
  if (printToldFacts(facts) !== json) throw new UserError(`${file}: it is not written as evidence is.`, again);
  return facts;
}

const again = 'Run `slipway evidence` again.';
