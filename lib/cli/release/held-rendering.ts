import { parseAddress, printKind } from '../../documents/address';
import { terraformResources } from '../../documents/resource';
import { blocksOf } from '../../documents/terraform-blocks';
import { parseUntrustedJson } from '../../documents/untrusted';
import { UserError } from '../../errors';
import { keptFile, keptFolder, stackOfKeptFile } from '../../kept/kept-folder';
import { keptListOf } from '../../kept/kept-list-of';
import { type Fresh, type Known, lostOf } from '../../kept/lost';
import { lostError } from '../../kept/lost-error';
import { readKeptList } from '../../kept/read-kept-list';
import { releasesOf } from '../../kept/releases';
import { differingObjects } from '../../plan/read/differing-objects';
import type { Side } from '../../plan/read/side';
import { readableRelease } from '../../release/parse-release';
import { knownCommits } from '../kept/known-commits';
import { listsAt } from '../kept/lists-at';
import { tryGit } from '../plan/git';
import { releaseTextAt } from './release-history';
import type { Rendering } from './rendered-release';

/**
 * Refuses what a pinned revision would lose of its environment: what the revisions that the release named before list, and it makes no longer.
 * What was added since, and never was there, is not missed.
 *
 * @param side what it writes of the environment
 * @throws UserError naming what would be lost
 */
export async function refuseLossOf(rendering: Rendering, side: Side): Promise<void> {
  const { environment } = rendering.file;
  const own = await listsOf(rendering.revision);
  const former = (
    await Promise.all((await formerRevisions(rendering)).map(async (commit) => [commit, await listsOf(commit)] as const))
  ).map(([commit, lists]) => ({ commit: commit.slice(0, 12), lists }));
  const stacks = (side.assembly?.stacks ?? []).filter((stack) => stack.environment === environment);
  const lost = stacks.flatMap(({ id }) => {
    const known = [{ lists: own }, ...former].flatMap(({ lists, ...commit }): Known[] => {
      const list = lists.get(id);
      return list ? [{ list, file: `${keptFolder}/${keptFile(id)}`, ...commit }] : [];
    });
    return lostOf(known, freshOf(id, side, known));
  });
  if (lost.length === 0) return;
  throw new UserError(
    `Revision ${rendering.revision.slice(0, 12)}: ${lostError(lost, undefined).what}`,
    'Name a revision that makes it, under the name that it has, or one that retires it: nothing was written.',
  );
}

/** Commits at which the environment was, by the release file that git knows. */
async function formerRevisions({ file, repository, revision }: Rendering): Promise<readonly string[]> {
  const { commits } = await knownCommits('.');
  const found = commits.map(async ({ commit }) => {
    const text = await releaseTextAt(commit, file, repository);
    const pinned = readableRelease(text, file.file)?.revision ?? commit;
    const at = await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${pinned}^{commit}`], repository.top);
    return 'out' in at && at.out !== revision ? [at.out] : [];
  });
  return [...new Set((await Promise.all(found)).flat())];
}

async function listsOf(commit: string) {
  const { files } = await listsAt(commit, '.');
  return new Map([...files].map(([name, json]) => [stackOfKeptFile(name)!, readKeptList(json, name, stackOfKeptFile(name)!)] as const));
}

/** A stack as its files say it. What its lists call retired is left alone, as far as Terraform is told so. */
function freshOf(id: string, { name, assembly, files }: Side, known: readonly Known[]): Fresh {
  const own = files.filter(({ place }) => place.stack === id);
  const documents = own
    .filter(({ format }) => format === 'terraform')
    .map((file) => parseUntrustedJson(file.text(), file.file).value as object);
  const objects = differingObjects({ name, files: [], passedOver: [] }, { name, files: own, passedOver: [] }).head;
  const resources = [
    ...documents.flatMap((document) => terraformResources(blocksOf(document as Parameters<typeof blocksOf>[0]))),
    ...objects.filter(({ engine }) => engine === 'kubernetes'),
  ];
  const entries = known.flatMap(({ list }) => [...list.resources]);
  // Which types the dependencies of that program declare shows by what they listed.
  const declared = new Set(entries.filter(([, { keeps }]) => keeps).map(([address]) => typeOf(address)));
  const blocks = (kind: string) => documents.flatMap((document) => (document as Record<string, unknown>)[kind] ?? []);
  return {
    list: keptListOf(id, resources, declared),
    releases: releasesOf({ moved: blocks('moved'), removed: blocks('removed'), import: blocks('import') }),
    retired: entries.flatMap(([, { path, retired }]) => (retired ? [{ paths: [path], retirement: retired }] : [])),
    clusters: assembly?.stacks.find((stack) => stack.id === id)?.clusters.map((cluster) => cluster.name) ?? [],
  };
}

function typeOf(text: string): string {
  const address = parseAddress(text);
  return address.engine === 'kubernetes' ? printKind(address) : address.type;
}
