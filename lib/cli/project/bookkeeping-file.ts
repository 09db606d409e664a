import * as path from 'node:path';
import { bookkeeping } from '../../assembly/layout';
import { parseJson } from '../../documents/json/parse-json';
import { readRegularFile } from '../../documents/read-regular-file';
import { anyText, list, map, object } from '../../documents/shape';
import { UserError } from '../../errors';
import { mostOfReport, readReport } from '../../policy/report/read-report';
import { slashes } from '../slashes';
import type { CommittedOutput } from './committed-output';

/** What a stack says of itself to the cdktf CLI. */
const stackOfManifest = object(
  { name: anyText },
  {
    annotations: list(() => undefined),
    constructPath: anyText,
    dependencies: list(anyText),
    stackMetadataPath: anyText,
    synthesizedStackPath: anyText,
    workingDirectory: anyText,
  },
);
const manifest = object({ stacks: map(stackOfManifest), version: anyText });

/**
 * Whether a file stands beside the Terraform JSON of an output and is none: by its name, and because it has the form of what synthesis writes
 * there. What else is called so an engine may take for objects.
 *
 * @param file from the working directory, with forward slashes
 */
export function isBookkeeping(file: string, { folders }: CommittedOutput): boolean {
  const at = (name: string) => slashes(path.join(folders.terraform, name));
  // It was read before.
  if (file === at(bookkeeping.assembly)) return true;
  if (file === at(bookkeeping.report)) return holds(() => readReport(file));
  return file === at(bookkeeping.manifest) && holds(() => readManifest(file));
}

/** @throws UserError if a file is no manifest of cdktf */
function readManifest(file: string): void {
  const fault = manifest(parseJson(readRegularFile(file, mostOfReport).toString('utf8'), file), '');
  if (fault) throw new UserError(`'${file}' is no manifest of cdktf: ${fault}.`, 'Run `slipway synth`, which writes it anew.');
}

function holds(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
