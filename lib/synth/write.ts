import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../assembly/assembly';
import { bookkeeping } from '../assembly/layout';
import { readAssembly } from '../assembly/read-assembly';
import type { OutputFolders } from '../policy/report/formats/output-file';
import type { Report } from '../policy/report/report';
import type { Rendered } from './render/rendered';
import { checkFiles, writeFiles } from './write-files';

/**
 * Replaces what a former synthesis wrote to both output folders.
 *
 * @param files as they were rendered, with the manifest of cdktf
 * @throws UserError if something stands in the way; nothing is written then
 */
export function write(folders: OutputFolders, files: Rendered['files'], assembly: Assembly, report: Report): void {
  const former = formerFiles(folders.terraform);
  const terraform = new Map<string, string | Buffer>([
    ...files.terraform,
    [bookkeeping.assembly, `${JSON.stringify(assembly, undefined, 2)}\n`],
    [bookkeeping.report, `${JSON.stringify(report, undefined, 2)}\n`],
  ]);
  checkFiles(folders.kubernetes, files.kubernetes.keys());
  checkFiles(folders.terraform, terraform.keys());
  writeFiles(folders.kubernetes, files.kubernetes, former.kubernetes);
  writeFiles(folders.terraform, terraform, former.terraform);
  // Whoever ran the program sees that it synthesized, also where not a byte changed.
  fs.utimesSync(path.join(folders.terraform, bookkeeping.assembly), new Date(), new Date());
}

/** What the synthesis before this one wrote. */
function formerFiles(folder: string): { readonly terraform: readonly string[]; readonly kubernetes: readonly string[] } {
  const file = path.join(folder, bookkeeping.assembly);
  const stacks = fs.existsSync(file) ? readAssembly(file).stacks : [];
  return {
    terraform: stacks.flatMap(({ terraform }) => terraform?.file ?? []),
    kubernetes: stacks.flatMap(({ clusters }) => clusters.flatMap(({ manifests }) => manifests.map((manifest) => manifest.file))),
  };
}
