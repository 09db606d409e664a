import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import { readOutput } from '../../plan/read/read-side';
import type { SideFolders } from '../../plan/read/side';
import { nearestFirst } from '../../wording/nearest';
import { printable, printableJson } from '../../wording/printable';
import { defaultFolder } from '../approval/default-folder';
import { fromHere } from '../from-here';
import { refuseLossOf } from '../release/held-rendering';
import { askedOf, refuseOtherFile } from '../release/refuse-promotion';
import { ReleaseFiles, repositoryHere } from '../release/release-files';
import { releaseHere } from '../release/release-here';
import { assemblyOf, pinnedCommit, renderHere, renderRelease } from '../release/rendered-release';
import { writeRendered } from '../release/write-rendered';

/** Flags of the command line. */
export interface RenderFlags {
  readonly env: string;
  readonly into?: string;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** `slipway render`: what an environment is, at its revision and with its images. */
export async function runRender({ env, into, output, quiet = undefined }: RenderFlags, version: string): Promise<void> {
  const repository = await repositoryHere();
  const file = (await ReleaseFiles.of(repository)).fileOf(env);
  const { release } = releaseHere(file.file);
  const folder = path.resolve(into ?? defaultFolder(env));
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const write = (from: SideFolders, assembly: Assembly) => {
    refuseOtherFile(file, askedOf(env, assembly));
    return writeRendered(folder, requireStacks(env, assembly), from);
  };
  const revision = await pinnedCommit(release);
  const options = { quiet: quiet ?? false, version, tell };
  const files = await (revision === undefined
    ? renderHere(options.quiet, write)
    : renderRelease({ file, repository, revision, release }, options, async (from, label) => {
        const assembly = readAssembly(path.join(from.terraform, bookkeeping.assembly));
        await refuseLossOf({ file, repository, revision, release }, readOutput(label, from));
        return write(from, assembly);
      }));
  const at = revision === undefined ? 'what is checked out (nothing is pinned)' : `revision ${revision.slice(0, 12)}`;
  if (output === 'json')
    process.stdout.write(
      `${printableJson({ schemaVersion: 1, environment: env, ...(revision !== undefined && { revision }), folder: fromHere(folder), files })}\n`,
    );
  else if (!quiet) process.stdout.write(`${env} at ${at}: ${files} files in ${printable(fromHere(folder))}\n`);
}

/** @throws UserError if the program defines nothing of that environment */
function requireStacks(environment: string, assembly: Assembly): Assembly {
  const own = assemblyOf(environment, assembly);
  if (own.stacks.length > 0) return own;
  const names = [...new Set(assembly.stacks.map((stack) => stack.environment))];
  throw new UserError(
    `The program defines nothing in environment '${environment}'.`,
    `It defines: ${nearestFirst(environment, names).join(', ') || 'nothing'}.`,
  );
}
