import { parseAddress } from '../documents/address';
import { type Source, UserError } from '../errors';
import { shown } from '../wording/shown';
import type { KeptEntry } from './kept-list';
import { lossWords } from './kept-types';
import { isRefused, type Lost, type OtherName } from './lost';

/** As many are told one by one. */
const most = 10;

/**
 * The error of what would be lost.
 *
 * @param lost at least one
 * @param at the line that is nearest to the first of them
 */
export function lostError(lost: readonly Lost[], at: Source | undefined): UserError {
  const [first] = lost;
  const told = lost.slice(0, most).map(sentence);
  const more = lost.length > most ? [`And ${lost.length - most} more.`] : [];
  const cures = [...new Set(lost.map(cure))];
  return new UserError(
    [...(lost.length > 1 ? [`${lost.length} things that must not vanish would be lost.`] : []), ...told, ...more].join('\n'),
    cures.join('\n'),
    first && at,
  );
}

function sentence({ known, address, entry, how }: Lost): string {
  const { stack } = known.list;
  const place = `${known.file}${known.commit === undefined ? '' : ` at ${known.commit}`}`;
  const what = `${address}${entry.name === undefined ? '' : ` (${shown(entry.name)})`} of '${stack}'`;
  if (how === 'gone-with-stack') return `${what}, which ${place} lists${asPath(entry)}, is made no longer, nor is its stack.`;
  if (how === 'gone')
    return `${what}, which ${place} lists${asPath(entry)}, is made no longer: lost would be ${lossWords(entry.keeps ?? 'data')}${claims(entry.claims)}.`;
  if (how === 'not-forgotten')
    return `${what}, which ${place} lists${asPath(entry)}, is retired, and is not among what is made of it today: Terraform is not told to forget it, and lost would be ${lossWords(entry.keeps ?? 'data')}.`;
  if (!isRefused(how))
    return `${what}, which ${place} lists${asPath(entry)}, gets ${how.name === undefined ? 'a name that is known only once it is there' : `the name ${shown(how.name)}`}: another one is made, and lost would be ${lossWords(entry.keeps ?? 'data')}.`;
  const changes = how.refused.map(({ field, before, after }) => `${field} is ${told(before)} there and becomes ${told(after)}`);
  return `${what}, which ${place} lists${asPath(entry)}, changes what its API server lets nobody change: ${changes.slice(0, 3).join(', ')}${changes.length > 3 ? `, and ${changes.length - 3} more` : ''}.`;
}

/** Blocks that somebody set past constructs have no path. */
export function asPath({ path }: KeptEntry): string {
  return path === '' ? '' : ` as '${path}'`;
}

function claims(names: readonly string[] | undefined): string {
  return names && names.length > 0 ? ` on the volumes of ${names.map((name) => `'${name}'`).join(', ')}` : '';
}

function told(value: unknown): string {
  if (value === undefined) return 'not stated';
  if (typeof value === 'string') return value.startsWith('sha256:') ? 'other content' : shown(value);
  const json = JSON.stringify(value);
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}

function cure({ known, address, entry, how }: Lost): string {
  if (known.isNewer)
    return `${known.commit} is newer than what is checked out: bring it up to date, and synthesize again. Deploying an older checkout takes away what came since.`;
  if (known.isState && how === 'gone')
    return `Is what is checked out older than what is deployed? Bring it up to date, and synthesize again. If not, say what became of it: \`formerly\` on what it is called now; \`retired\`, as long as a state has it; or put it back as it was.`;
  if (isRefused(how)) return cureOfRefused(address, entry.claims !== undefined);
  if (how === 'gone-with-stack')
    return `Stamp '${known.list.stack}' again: by another name it is another stack, with a state of its own. Of one that is to be left alone, write \`"retired": { "reason": "…" }\` into each entry of ${known.file}: once the default branch has that, the file can go. If another program makes it, give that a folder with a cdktf.json, and lists, of its own.`;
  if (how === 'not-forgotten')
    return `Retire it with the properties and the provisioner that it was made with, or have it forgotten: stack.addOverride('removed', [{ from: '${address}', lifecycle: { destroy: false } }]).`;
  if (typeof how === 'object') return cureOfName(entry, how, known.file);
  const name = below(entry.path).join('/');
  return `Say what became of it: \`formerly\`${name && ` with '${name}'`} on what it is called now, which keeps it and its name; \`retired\` with a reason, which leaves it where it is, unmanaged; or put it back as it was; what is there and in no state, an \`import\` block takes over.`;
}

/** Names below the stack: of a workload, and of a dependency of it. */
function below(path: string): readonly string[] {
  return path.split('/').slice(1, 3);
}

function cureOfName({ name, path }: KeptEntry, now: OtherName, file: string): string {
  if (now.name === undefined)
    return `State its name in the program, ${shown(name)}. Where it gets that very name, take \`name\` out of its entry in ${file}.`;
  const [before, after] = [below(path), below(now.path)];
  const differing = before.flatMap((part, index) => (part === after[index] ? [] : [index]));
  const [index, another] = differing;
  if (index === undefined)
    return 'Put back what its name is made of, which the program states: organization, environment, region, app, or the name itself.';
  const was = another === undefined ? before[index] : before.join('/');
  const first = after.at(another ?? index);
  // Renamed back: what it is called now is what it was called first.
  const knownAs = first !== undefined && name?.includes(first) ? shown(first) : 'the name in the code that it had first';
  return `It was renamed before, so that ${shown(was)} is not its name outside of the code. Say both on what it is called now: \`formerly\` with ${shown(was)}, and \`knownAs\` with ${knownAs}.`;
}

function cureOfRefused(text: string, hasClaims: boolean): string {
  const { engine } = parseAddress(text);
  const consequence = hasClaims
    ? 'deleting the StatefulSet with `--cascade=orphan` keeps pods and volumes'
    : 'until it is deleted and made anew it is down';
  return `Put the field back, or give it another name, which makes a new one beside it. To have it replaced, say so in its entry, \`"replaced": { "reason": "…" }\`, and delete it in the cluster before the next apply${engine === 'kubernetes' ? `: ${consequence}` : ''}.`;
}
