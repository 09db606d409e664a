import { refuseMergeMarks } from '../documents/merge-marks';
import { list, map, object, oneOf, type Shape, text } from '../documents/shape';
import { parseUntrustedJson } from '../documents/untrusted';
import { UserError } from '../errors';
import { instant, printInstant } from './instant';
import { refuseNewer } from './refuse-newer';

/** Who may approve, by name. */
export type Approvers = ReadonlyMap<string, Approver>;

/** One person. */
export interface Approver {
  /** Public keys, as `ssh-keygen` writes them: type and key, without options. */
  readonly keys: readonly ApproverKey[];
  /** Such as `operator`. */
  readonly roles: readonly string[];
  /** What the person commits by, in lower case. */
  readonly emails: readonly string[];
}

/** Who may approve, and what else the protected branch says of approvals. */
export interface ApproverList {
  readonly approvers: Approvers;
  /** Commit after which authors count, where nothing was approved before. */
  readonly since?: string;
  /** Addresses by which forges commit merges, in lower case: as committers they are nobody. */
  readonly machines: ReadonlySet<string>;
}

export interface ApproverKey {
  /** Type and key, with one space between them. */
  readonly key: string;
  /** @default - from the beginning */
  readonly from?: Date;
  /** @default - for good */
  readonly until?: Date;
}

const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Files of a bundle that are no statements. */
const taken = new Set(['bundle', 'plan']);
const role = /^[a-z][a-z0-9-]{0,62}$/;
const email = /^[^\s@,*?!"\\]+@[^\s@,*?!"\\]+$/;
/** One address, however its letters are written: those of ASCII only, since others are other people's. */
export function foldAddress(mailbox: string): string {
  return mailbox.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** What `ssh-keygen -Y` signs with: no certificates, whose authority would approve, and no DSA. */
const keyForm =
  /^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com) ([A-Za-z0-9+/]{40,}={0,3})(?: [^\r\n]*)?$/;

const version = 1;
const shape = object(
  {
    schemaVersion: oneOf(version),
    approvers: map(
      object({
        keys: list(
          object(
            {
              key: text(keyForm, "a public key such as 'ssh-ed25519 AAAA…', without options; certificates and authorities approve nothing"),
            },
            { from: timeText(), until: timeText() },
          ),
        ),
        roles: list(text(role, "a role such as 'operator'")),
        emails: list(text(email, 'an e-mail address')),
      }),
    ),
  },
  {
    $schema: text(/\S/, 'the place of a schema'),
    since: text(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'a whole commit'),
    machines: list(text(email, 'an e-mail address')),
  },
);

/**
 * Reads who may approve: a file of the protected branch, which anybody may have written.
 *
 * @param file its name, for errors
 * @throws UserError with the line of what is not as it must be: a wildcard, an authority of certificates, a key or an address of two people
 */
export function readApprovers(json: string, file: string): ApproverList {
  refuseMergeMarks(json, file, 'Keep what is meant of both sides, and take out the marks.');
  const document = parseUntrustedJson(json, file);
  const refuse = (path: readonly (string | number)[], fault: string, cure: string): never => {
    throw new UserError(`${file}:${document.lineOf(path)}: ${fault}.`, cure);
  };
  refuseNewer(document.value, version, `${file}: it is a list of approvers`);
  const fault = shape(document.value, '');
  if (fault) refuse(placeOf(fault), fault, form);
  const { approvers, since, machines = [] } = document.value as StatedList;
  const owners = new Map<string, string>();
  const people = Object.entries(approvers).map(([person, { keys, roles, emails }]): [string, Approver] => {
    const at = ['approvers', person];
    const twin = Object.keys(approvers).find((other) => other !== person && other.toLowerCase() === person.toLowerCase());
    if (twin !== undefined)
      refuse(at, `'${person}' and '${twin}' are one where case does not count`, 'Give each person a name of their own.');
    if (!name.test(person) || taken.has(person.toLowerCase()))
      refuse(
        at,
        `'${person.slice(0, 80)}' is no name of a person`,
        'Write letters, digits, dots, dashes and underscores: no wildcards, no lists.',
      );
    if (keys.length === 0) refuse([...at, 'keys'], `'${person}' has no key`, 'List the public key that this person signs with.');
    const told = keys.map(({ key, from, until }, index): ApproverKey => {
      const bare = key.split(' ').slice(0, 2).join(' ');
      claim(bare, person, () =>
        refuse(
          [...at, 'keys', index],
          `the key of '${person}' is also one of '${owners.get(bare)}'`,
          'Give each person a key that nobody else has.',
        ),
      );
      const [begin, end] = [from === undefined ? undefined : instant(from), until === undefined ? undefined : instant(until)];
      if (begin && end && begin >= end)
        refuse([...at, 'keys', index], `the key of '${person}' ends before it begins`, "Let 'from' be before 'until'.");
      return { key: bare, ...(begin && { from: begin }), ...(end && { until: end }) };
    });
    const addresses = emails.map((address, index) => {
      const lower = foldAddress(address);
      claim(lower, person, () =>
        refuse(
          [...at, 'emails', index],
          `'${address}' of '${person}' is also of '${owners.get(lower)}'`,
          'Give each address to the one who commits by it.',
        ),
      );
      return lower;
    });
    return [person, { keys: told, roles: [...new Set(roles)], emails: addresses }];
  });
  return {
    approvers: new Map(people),
    ...(since !== undefined && { since }),
    machines: new Set(machines.map((address) => foldAddress(address))),
  };

  function claim(what: string, person: string, clash: () => never): void {
    if (owners.has(what) && owners.get(what) !== person) clash();
    owners.set(what, person);
  }
}

const form =
  'Its form is { "schemaVersion": 1, "approvers": { "<name>": { "keys": [{ "key": "ssh-ed25519 …" }], "roles": ["operator"], "emails": ["…"] } } }.';

/** As it stands in the file. */
interface StatedList {
  readonly approvers: Readonly<Record<string, Stated>>;
  readonly since?: string;
  readonly machines?: readonly string[];
}

interface Stated {
  readonly keys: readonly { readonly key: string; readonly from?: string; readonly until?: string }[];
  readonly roles: readonly string[];
  readonly emails: readonly string[];
}

function timeText(): Shape {
  return (value, path) => (typeof value === 'string' && instant(value) ? undefined : `'${path}' is no time such as 2026-11-29T09:30:00Z`);
}

/** The keys that lead to a fault, by the path that stands in its sentence. */
function placeOf(fault: string): readonly string[] {
  return (/^'([^']+)'/.exec(fault)?.[1] ?? '').split(/\.|\[(\d+)\]/).filter(Boolean);
}

/** Those whose keys hold at all of these times, as `ssh-keygen -Y verify` reads them: one person a line, for our namespace only. */
export function allowedSigners(approvers: Approvers, ...times: readonly Date[]): string {
  return [...approvers]
    .flatMap(([person, { keys }]) =>
      keys.filter((key) => times.every((at) => holdsAt(key, at))).map(({ key }) => `${person} namespaces="${signatureNamespace}" ${key}\n`),
    )
    .join('');
}

/** The keys by which commits may be signed, each while it holds, as git has `ssh-keygen` read them. */
export function commitSigners(approvers: Approvers): string {
  const stamp = (time: Date) => printInstant(time).replace(/[-:T]/g, '');
  return [...approvers]
    .flatMap(([person, { keys }]) =>
      keys.map(({ key, from, until }) => {
        const times = [...(from ? [`valid-after="${stamp(from)}"`] : []), ...(until ? [`valid-before="${stamp(until)}"`] : [])];
        return `${person} ${['namespaces="git"', ...times].join(',')} ${key}\n`;
      }),
    )
    .join('');
}

/** What our signatures are for: those of git and of files are none of ours. */
export const signatureNamespace = 'slipway';

function holdsAt({ from, until }: ApproverKey, at: Date): boolean {
  return (from === undefined || from <= at) && (until === undefined || at < until);
}
