import { heldWords } from '../../release/holds';
import { imageIn } from '../../release/image-in';
import { isSameImage } from '../../release/moves';
import type { ReleasedImage } from '../../release/release';
import type { VersionCell, VersionRow, Versions } from '../../release/versions';
import { versionsPage } from '../../release/versions-page';
import { versionsMarkdown, versionsText } from '../../release/versions-text';
import { printable, printableJson } from '../../wording/printable';
import { defaultBranch } from '../plan/base-commit';
import { tryGit } from '../plan/git';
import { Chain } from '../release/known-chain';
import { ReleaseFiles, repositoryHere } from '../release/release-files';
import { releaseStates } from '../release/release-states';

/** Flags of the command line. */
export interface VersionsFlags {
  readonly env?: readonly string[];
  readonly output: 'text' | 'markdown' | 'json' | 'html';
  readonly quiet?: true;
}

const day = 86_400_000;

/** `slipway versions`: which images are wanted where. */
export async function runVersions({ env = [], output, quiet }: VersionsFlags, now: Date): Promise<void> {
  const repository = await repositoryHere();
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const branch = await defaultBranch(process.cwd());
  const chain = Chain.lastKnown();
  const files = await ReleaseFiles.of(repository);
  for (const name of env) files.fileOf(name);
  const states = new Map((await releaseStates(files, branch, repository, tell)).map((state) => [state.file.environment, state]));
  const environments = chain.inOrder([...states.keys()]).filter((name) => env.length === 0 || env.includes(name));
  const rows = new Map<string, Record<string, VersionCell>>();
  for (const name of environments) {
    const { text, history } = states.get(name)!;
    const before = states.get(chain.promotionOf(name)?.from ?? '')?.text.release;
    const ages = await history.agesOf(text.release);
    for (const [workload, image] of Object.entries(text.release.images)) {
      const since = ages.get(workload);
      const hold = text.holdOf(workload, now.toISOString().slice(0, 10));
      const cell: VersionCell = {
        tag: image.tag,
        ...(image.digest !== undefined && { digest: image.digest }),
        ...(image.source && { commit: image.source.commit }),
        ...(since && { since: since.toISOString(), ageDays: Math.max(0, Math.floor((now.getTime() - since.getTime()) / day)) }),
        ...(await behind(image, before && imageIn(before, workload), repository.top)),
        ...(hold && { held: heldWords(...hold).replace(/^,? /, '') }),
      };
      rows.set(workload, { ...rows.get(workload), [name]: cell });
    }
  }
  const workloads = [...rows]
    .map(([workload, cells]): VersionRow => ({ workload, cells }))
    .sort((a, b) => (a.workload < b.workload ? -1 : 1));
  const versions: Versions = { schemaVersion: 1, environments, workloads };
  const print = {
    text: () => versionsText(versions, process.stdout.columns || 80),
    markdown: () => versionsMarkdown(versions),
    json: () => `${printableJson(versions)}\n`,
    html: () => versionsPage(versions),
  };
  process.stdout.write(print[output]());
}

/** How far an image is behind that of the environment before it. */
async function behind(
  here: ReleasedImage,
  before: ReleasedImage | undefined,
  top: string,
): Promise<Pick<VersionCell, 'differs' | 'behind'>> {
  if (!before || isSameImage(here, before)) return {};
  const [from, to] = [here.source?.commit, before.source?.commit];
  if (!from || !to || ![from, to].every((commit) => /^[0-9a-f]{7,64}$/.test(commit))) return { differs: true };
  const count = await tryGit(['rev-list', '--count', '--end-of-options', `${from}..${to}`], top);
  return { differs: true, ...('out' in count && /^\d+$/.test(count.out) && { behind: Number(count.out) }) };
}
