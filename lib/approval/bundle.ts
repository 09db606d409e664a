import { sha256 } from '../documents/hash';
import { list, map, object, oneOf, type Shape, says, text } from '../documents/shape';
import { parseUntrustedJson } from '../documents/untrusted';
import { UserError } from '../errors';
import { type Acknowledgement, acknowledgements } from './acknowledgement';
import { refuseNewer } from './refuse-newer';

/** All that an approval is about, by its bytes. */
export interface Bundle {
  readonly organization: string;
  readonly environment: string;
  /** Commit at which the environment is rendered, in full. */
  readonly revision: string;
  /** The release file: what git calls its blob. */
  readonly release: { readonly file: string; readonly blob: string };
  /** Digest of the bundle that this one follows; left out for the first. */
  readonly follows?: string;
  /** SHA-256 of every file that would be deployed, by its path with forward slashes. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 of the plans that Terraform saved, by stack. */
  readonly plans: Readonly<Record<string, string>>;
  /** SHA-256 of the semantic plan as JSON, and what of it must be acknowledged. */
  readonly plan: { readonly sha256: string; readonly acknowledge: readonly Acknowledgement[] };
  /** SHA-256 of what policies say, and the packs that said it, each with its version. */
  readonly policies: { readonly sha256: string; readonly packs: readonly string[] };
}

const version = 1;
const hash = text(/^[0-9a-f]{64}$/, 'a SHA-256');
const blob = text(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'the hash of an object of git');
const word = text(/^[^\p{Cc}]{1,512}$/u, 'a text of one line');
const hashes = (value: unknown, path: string): string | undefined => map(hash)(value, path);

const shape: Shape = object(
  {
    schemaVersion: oneOf(version),
    organization: word,
    environment: word,
    revision: blob,
    release: object({ file: word, blob }),
    files: hashes,
    plans: hashes,
    plan: object({ sha256: hash, acknowledge: list(oneOf(...acknowledgements)) }),
    policies: object({ sha256: hash, packs: list(word) }),
  },
  { follows: hash },
);

/** The one text of a bundle, for people to review: what is approved is the SHA-256 of it. */
export function printBundle({ organization, environment, revision, release, follows, files, plans, plan, policies }: Bundle): string {
  const ordered = {
    schemaVersion: version,
    organization,
    environment,
    revision,
    release: { file: release.file, blob: release.blob },
    ...(follows !== undefined && { follows }),
    files: sorted(files),
    plans: sorted(plans),
    plan: { sha256: plan.sha256, acknowledge: [...new Set(plan.acknowledge)].sort() },
    policies: { sha256: policies.sha256, packs: [...new Set(policies.packs)].sort() },
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

export function digestOf(bundle: Bundle): string {
  return sha256(printBundle(bundle));
}

/**
 * Reads a bundle that anybody may have written.
 *
 * @throws UserError if it is none, one of a newer version, or not in its one text
 */
export function readBundle(json: string, file: string): Bundle {
  const { value } = parseUntrustedJson(json, file);
  refuseNewer(value, version, `${file}: it is a bundle`);
  const fault = shape(value, '') ?? twoNames(value as Bundle);
  if (fault) throw new UserError(`${file}: ${fault}.`, again);
  const { schemaVersion: _version, ...bundle } = value as Bundle & { readonly schemaVersion: 1 };
  if (printBundle(bundle) !== json)
    throw new UserError(`${file}: it is not written as bundles are, so that it could be read in two ways.`, again);
  return bundle;
}

const again = 'Run `slipway bundle` again.';

/** Two files that some disks hold to be one. */
function twoNames({ files }: Bundle): string | undefined {
  const seen = new Map<string, string>();
  for (const file of Object.keys(files)) {
    const folded = file.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) return `'${other}' and '${file}' are one file where case does not count`;
    if (file.startsWith('/') || file.includes('\\') || file.split('/').some((part) => part === '..' || part === '.' || part === ''))
      return says('files', file, 'a path within the output');
    seen.set(folded, file);
  }
  return undefined;
}

function sorted(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What differs of two bundles, a sentence each: for whoever approved the one and deploys the other. */
export function bundleDifferences(approved: Bundle, found: Bundle): readonly string[] {
  const field = (name: string, before: string | undefined, after: string | undefined) =>
    before === after ? [] : [`${name}: ${before ?? 'none'} was approved, and ${after ?? 'none'} is there`];
  const entries = (what: string, before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => {
      if (before[key] === after[key]) return [];
      return [`${what} ${key} ${before[key] === undefined ? 'was added' : after[key] === undefined ? 'is missing' : 'is another'}`];
    });
  return [
    ...field('organization', approved.organization, found.organization),
    ...field('environment', approved.environment, found.environment),
    ...field('revision', approved.revision, found.revision),
    ...field(`release ${found.release.file}`, approved.release.blob, found.release.blob),
    ...field('former bundle', approved.follows, found.follows),
    ...entries('file', approved.files, found.files),
    ...entries('plan of', approved.plans, found.plans),
    ...(approved.plan.sha256 === found.plan.sha256 ? [] : ['the semantic plan is another']),
    ...(approved.policies.sha256 === found.policies.sha256 ? [] : ['what policies say is another']),
    ...field('packs', approved.policies.packs.join(', '), found.policies.packs.join(', ')),
  ];
}
