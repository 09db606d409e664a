import * as fs from 'node:fs';
import { sha256 as hashOf } from '../documents/hash';
import { parseJson } from '../documents/json/parse-json';
import { ofRegularFile, readRegularText } from '../documents/read-regular-file';
import { anyText, isObject, list, map, number, object, oneOf, Shape, says, source, text } from '../documents/shape';
import { UserError } from '../errors';
import { type AssembledApprovals, type AssembledStack, type Assembly, assemblyVersion } from './assembly';
import { fileOfProject } from './layout';
import { stacksApart } from './stacks-apart';

/** Twenty thousand workloads fit in. */
const mostBytes = 256 * 1024 * 1024;

/** Of each stack that was read by itself, the hash of its text. */
const texts = new WeakMap<AssembledStack, string>();

/**
 * Reads what a synthesis left behind. It may have been written by anybody: nothing of another form gets through.
 *
 * @param like another one that was read: the stacks of both that are the same are parsed, and are in memory, once
 * @throws UserError if it is missing, too large or no assembly
 */
export function readAssembly(file: string, like?: Assembly): Assembly {
  const cure = 'Run `slipway synth`, which writes it.';
  const byStack = ofRegularFile(file, mostBytes, () => readByStack(file, like), cure);
  return byStack ?? checkAssembly(parseJson(readRegularText(file, mostBytes, cure), file), file);
}

/** The same stack by stack, so that no text is as long as the file; nothing for what is no assembly, or not printed as synthesis does. */
function readByStack(file: string, like: Assembly | undefined): Assembly | undefined {
  const known = new Map(like?.stacks.map((each) => [texts.get(each), each]));
  const fresh: AssembledStack[] = [];
  const take = (text: Buffer): AssembledStack => {
    const hash = hashOf(text);
    const same = known.get(hash);
    if (same) return same;
    const read = parseJson(text.toString('utf8'), file) as AssembledStack;
    fresh.push(read);
    if (isObject(read)) texts.set(read, hash);
    return read;
  };
  const handle = fs.openSync(file, 'r');
  try {
    const apart = stacksApart((into, at) => fs.readSync(handle, into, at, into.length - at, null), take);
    const rest = apart && parseJson(apart.rest, file);
    if (!isObject(rest) || assembly({ ...rest, stacks: fresh }, '') !== undefined) return undefined;
    return { ...(rest as unknown as Assembly), stacks: apart!.stacks };
  } catch (error) {
    // Whoever reads it as a whole says where.
    if (error instanceof UserError) return undefined;
    throw error;
  } finally {
    fs.closeSync(handle);
  }
}

/**
 * What an environment asks of its approvals, where a document is that.
 *
 * @param file where it came from, for the error
 * @throws UserError naming the field that is not as it must be
 */
export function checkApprovals(document: unknown, file: string): AssembledApprovals {
  const fault = approvals(document, '');
  if (fault) throw new UserError(`'${file}' is no rule of approvals: ${fault}.`, 'Take it from where it was written.');
  return document as AssembledApprovals;
}

/**
 * An assembly, where a document is one: `schemas/assembly.schema.json` in code.
 *
 * @param file where it came from, for the error
 * @throws UserError naming the field that is not as it must be
 */
export function checkAssembly(document: unknown, file: string): Assembly {
  const { schemaVersion } = (document ?? {}) as { readonly schemaVersion?: unknown };
  if (typeof schemaVersion === 'number' && schemaVersion !== assemblyVersion) {
    throw new UserError(
      `'${file}' has the schema version ${schemaVersion}, and this slipway reads version ${assemblyVersion}.`,
      'Run it with the version of slipway that the project installs.',
    );
  }
  const fault = assembly(document, '');
  if (fault) throw new UserError(`'${file}' is no assembly: ${fault}.`, 'Remove it and run `slipway synth`.');
  return document as Assembly;
}

const anyName = '[a-z]([a-z0-9-]*[a-z0-9])?';
const name = text(new RegExp(`^${anyName}$`), 'a name of lower-case letters, digits and hyphens');
const sha256 = text(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
const fileName = text(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/, 'a file name of letters, digits, dots, hyphens and underscores');
const relativePath = text(/^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/, 'a path inside the output folder');

const minorVersion = text(/^1\.\d+$/, 'a minor version such as 1.34');

const writtenFile = object({ file: relativePath, sha256 });
const reference = object({ kind: oneOf('ConfigMap', 'Secret'), name: anyText, key: anyText });
const output: Shape = (value, path) =>
  value === 'literal' ? undefined : isObject(value) ? reference(value, path) : says(path, value, '"literal" or where pods find it');
const difference = object({ property: anyText }, { from: anyText, to: anyText });
const day = text(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const override = object({ path: anyText, field: anyText, reason: anyText, expires: day }, { value: anyText, source });
const binding = object(
  { name: anyText, type: anyText, provider: anyText, outputs: map(output) },
  { shared: anyText, stated: map(anyText) },
);
const workload = object(
  { name, path: anyText, namespace: anyText, image: anyText, bindings: list(binding) },
  { source, knownAs: name, adopted: oneOf(true), images: map(anyText), owner: anyText, differences: list(difference) },
);
const resource = object(
  { engine: oneOf('terraform', 'kubernetes'), type: anyText, address: anyText, path: anyText, sha256 },
  { source, imported: source, origin: anyText },
);
const cluster = object({ name: fileName, manifests: list(writtenFile) }, { kubernetesVersion: minorVersion });
const pack = object({ name: anyText, version: anyText, levels: map(oneOf('off', 'advisory', 'mandatory', 'mandatory-without-waiver')) });
const stack = object(
  {
    id: fileName,
    environment: name,
    region: fileName,
    protected: oneOf(true, false),
    clusters: list(cluster),
    workloads: list(workload),
    resources: list(resource),
  },
  {
    app: name,
    foreign: oneOf(true),
    account: anyText,
    partition: anyText,
    namespace: anyText,
    packs: list(pack),
    approvedOrigins: list(anyText),
    terraformFiles: list(fileName),
    dependsOn: list(fileName),
    terraform: writtenFile,
    overrides: list(override),
  },
);
const workloads = text(
  new RegExp(`^(\\*|${anyName})/(\\*|${anyName}(\\.${anyName})?)$`),
  "'<app>/<workload>' or '<app>/<workload>.<container>', either half of which may be '*'",
);
const projectFile = text(fileOfProject, 'a file of the project');
const update = object(
  { workloads, kind: oneOf('semver', 'build'), expression: anyText },
  { flags: text(/^[iu]+$/, "'i', 'u' or both"), prereleases: oneOf(true) },
);
const roles = list(text(/^[a-z][a-z0-9-]{0,62}$/, 'a role'));
const clock = text(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of the day');
const window = object(
  {},
  {
    timeZone: anyText,
    days: list(oneOf('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
    from: clock,
    to: clock,
    first: day,
    last: day,
    closed: oneOf(true, false),
  },
);
const approvals = object(
  {
    count: number,
    roles,
    acknowledgedBy: object({}, { dataLoss: roles, permissions: roles, exposure: roles }),
    windows: list(window),
  },
  { maxAgeSeconds: number, requireSigned: oneOf(true) },
);
const promotion = object({ from: name }, { soakSeconds: number });
const environment = object({ name }, { release: projectFile, requireDigest: oneOf(true), promotion, updates: list(update), approvals });
const assembly = object(
  { schemaVersion: oneOf(assemblyVersion), organization: name, stacks: list(stack) },
  { environments: list(environment) },
);
