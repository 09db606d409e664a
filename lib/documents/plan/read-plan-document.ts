import * as fs from 'node:fs';
import { UserError } from '../../errors';
import { describingSystemErrors } from '../../system-error';
import { readUntrusted } from '../untrusted';
import { checkVersion, isPlan, type Json } from './plan-document';

/** The plan of some thousand resources. */
const mostBytes = 64 * 1024 * 1024;

/**
 * What `terraform show -json` printed of a plan, whatever came of it.
 *
 * @param name what errors call it
 * @throws UserError if it is no plan, cut off, too large, or of another major version
 */
export function readPlanDocument(file: string, name: string = file): Json {
  if (describingSystemErrors(() => isArchive(file), file))
    throw new UserError(`'${name}' is a plan as Terraform keeps it.`, `Print it as JSON: terraform show -json ${name} > plan.json.`);
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > mostBytes)
    throw new UserError(
      `'${name}' has ${size} bytes, more than the ${mostBytes} that are read of a plan.`,
      'Plan fewer resources at once: a stack for each app and environment.',
    );
  const [document] = describingSystemErrors(() => readUntrusted(file, 'json'), file);
  if (!isPlan(document?.value))
    throw new UserError(`'${name}' is no plan.`, 'Write one with `terraform plan -out=plan.out` and `terraform show -json plan.out`.');
  checkVersion(document.value, name);
  return document.value;
}

/** What `terraform plan -out` writes is a zip archive. */
function isArchive(file: string): boolean {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const handle = fs.openSync(file, 'r');
  const start = Buffer.alloc(2);
  fs.readSync(handle, start, 0, 2, 0);
  fs.closeSync(handle);
  return start.toString('latin1') === 'PK';
}
