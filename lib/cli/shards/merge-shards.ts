import * as path from 'node:path';
import type { AssembledStack, Assembly } from '../../assembly/assembly';
import { Claims } from '../../assembly/claims';
import { bookkeeping } from '../../assembly/layout';
import { checkAssembly } from '../../assembly/read-assembly';
import { stacksOf } from '../../assembly/shard';
import { sha256 } from '../../documents/hash';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { isObject } from '../../documents/shape';
import { UserError } from '../../errors';
import { makeFolder } from '../../files/make-folder';
import { refuseLinks } from '../../files/refuse-links';
import { printReport, write } from '../../output/write';
import { annotatedManifest, type Manifest } from '../../policy/report/annotated-manifest';
import { mergeReports } from '../../policy/report/merge-reports';
import { parseReport } from '../../policy/report/read-report';
import type { Report } from '../../policy/report/report';
import type { Project } from '../project/project';
import { checkShards, type ShardAt } from './check-shards';
import { mostBytes, readShard, shardFiles } from './shard-document';

/**
 * Writes the whole that shards are the parts of, as one synthesis would write it, and looks at what crosses them.
 *
 * @throws UserError if they are not the parts of one whole, or two of them take the same; nothing is written then
 */
export async function mergeShards(
  folders: readonly string[],
  { terraformOut, kubernetesOut }: Project,
): Promise<{ readonly assembly: Assembly; readonly report: Report }> {
  const shards = folders.map((folder) => ({ folder, document: readShard(folder) })) as [ShardAt, ...ShardAt[]];
  checkShards(shards);
  // By number, so that the order in which they are named changes nothing.
  shards.sort((a, b) => a.document.shard.index - b.document.shard.index);
  refuseTaken(shards);
  const read = shards.map(readFiles) as [FilesOfShard, ...FilesOfShard[]];
  const assembly = mergedAssembly(shards, read);
  const report = mergeReports(read.map(({ report: own }) => own) as [Report, ...Report[]]);
  const books: readonly [string, string][] = [
    [bookkeeping.manifest, annotatedManifest(mergedManifest(read), report)],
    [bookkeeping.assembly, `${JSON.stringify(assembly, undefined, 2)}\n`],
    [bookkeeping.report, printReport(report)],
  ];
  const files = {
    terraform: new Map<string, string | Buffer>([...joined(read.map(({ terraform }) => terraform)), ...books]),
    kubernetes: joined(read.map(({ kubernetes }) => kubernetes)),
  };
  makeFolder(terraformOut);
  write({ terraform: terraformOut, kubernetes: kubernetesOut }, files, { folder: '', files: new Map() });
  return { assembly, report };
}

/** What was taken while stacks were rendered, and what two shards took of it. */
function refuseTaken(shards: readonly ShardAt[]): void {
  const claims = new Claims();
  for (const { folder, document } of shards) {
    for (const { scope, what, owner, share } of document.claims) {
      const other = claims.claim(scope, what, owner, share);
      if (other !== undefined)
        throw new UserError(
          `'${owner}' of '${folder}' and '${other}' both make ${what}.`,
          'Rename one of them, or give their apps namespaces of their own.',
        );
    }
  }
}

interface FilesOfShard {
  readonly assembly: Assembly;
  readonly report: Report;
  readonly manifest: Manifest;
  readonly terraform: ReadonlyMap<string, Buffer>;
  readonly kubernetes: ReadonlyMap<string, Buffer>;
}

/** @throws UserError if a file is not as its shard wrote it */
function readFiles({ folder, document }: ShardAt): FilesOfShard {
  const outputs = { [shardFiles.terraform]: new Map<string, Buffer>(), [shardFiles.kubernetes]: new Map<string, Buffer>() };
  for (const [file, hash] of Object.entries(document.files)) {
    const [output = '', ...names] = file.split('/');
    if (!Object.hasOwn(outputs, output) || names.some((name) => name === '' || name === '.' || name === '..'))
      throw new UserError(`'${folder}' names ${JSON.stringify(file)}, which lies in no output folder of it.`, anew);
    refuseLinks(folder, file, anew);
    const content = readRegularFile(path.join(folder, file), mostBytes, anew);
    if (sha256(content) !== hash) throw new UserError(`'${path.join(folder, file)}' is not as the shard wrote it.`, anew);
    outputs[output as keyof typeof outputs].set(names.join('/'), content);
  }
  const terraform = outputs[shardFiles.terraform];
  const book = (name: string) => {
    const content = terraform.get(name);
    if (!content) throw new UserError(`'${folder}' has no '${shardFiles.terraform}/${name}'.`, anew);
    terraform.delete(name);
    return content.toString('utf8');
  };
  const at = (name: string) => path.join(folder, shardFiles.terraform, name);
  const manifest = parseJson(book(bookkeeping.manifest), at(bookkeeping.manifest));
  if (!isManifest(manifest)) throw new UserError(`'${at(bookkeeping.manifest)}' is no manifest of cdktf.`, anew);
  return {
    assembly: checkAssembly(parseJson(book(bookkeeping.assembly), at(bookkeeping.assembly)), at(bookkeeping.assembly)),
    report: parseReport(book(bookkeeping.report), at(bookkeeping.report)),
    manifest,
    terraform,
    kubernetes: outputs[shardFiles.kubernetes],
  };
}

/** @throws UserError if a shard has other stacks than those of its part, or tells otherwise of the platform */
function mergedAssembly(shards: readonly ShardAt[], read: readonly [FilesOfShard, ...FilesOfShard[]]): Assembly {
  const { stacks: _stacks, ...platform } = read[0].assembly;
  for (const [place, { folder, document }] of shards.entries()) {
    const { stacks, ...own } = read[place]!.assembly;
    if (JSON.stringify(own) !== JSON.stringify(platform))
      throw new UserError(`'${folder}' tells otherwise of the platform's environments than '${shards[0]!.folder}'.`, anew);
    const wanted = [...stacksOf(document.shard, document.stacks)].sort();
    if (JSON.stringify(stacks.map(({ id }) => id)) !== JSON.stringify(wanted))
      throw new UserError(`'${folder}' has other stacks than those of its part.`, anew);
  }
  const stacks = read.flatMap(({ assembly }): readonly AssembledStack[] => assembly.stacks);
  // In the order of one that is written at once.
  const { environments } = platform;
  return {
    schemaVersion: platform.schemaVersion,
    organization: platform.organization,
    ...(environments && { environments }),
    stacks: [...stacks].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** With the stacks of all, by name. */
function mergedManifest(read: readonly [FilesOfShard, ...FilesOfShard[]]): Manifest {
  const stacks = read.flatMap(({ manifest }) => Object.entries(manifest.stacks)).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...read[0].manifest, stacks: Object.fromEntries(stacks) };
}

function isManifest(document: unknown): document is Manifest {
  if (!isObject(document) || !isObject(document.stacks)) return false;
  return Object.values(document.stacks).every(
    (stack) => isObject(stack) && (stack.annotations === undefined || Array.isArray(stack.annotations)),
  );
}

/** @throws UserError if two have one file that differs */
function joined(parts: readonly ReadonlyMap<string, Buffer>[]): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const [file, content] of parts.flatMap((part) => [...part])) {
    if (files.get(file)?.equals(content) === false) throw new UserError(`Two shards write '${file}', each another one.`, anew);
    files.set(file, content);
  }
  return files;
}

const anew = 'Run `slipway synth --shard` anew, and bring the whole folder that it writes.';
