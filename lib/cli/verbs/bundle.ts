import * as fs from 'node:fs';
import * as path from 'node:path';
import { printBundle } from '../../approval/bundle';
import { UserError } from '../../errors';
import { refuseLinks } from '../../files/refuse-links';
import { writeFile } from '../../files/write-file';
import { plural } from '../../plan/formats/plan-words';
import { printable, printableJson } from '../../wording/printable';
import { defaultFolder } from '../approval/default-folder';
import { type MadeBundle, makeBundle, planText } from '../approval/make-bundle';
import { refuseUnappliable } from '../approval/shown-plans';
import { bundleFolder } from '../approval/statement-files';
import { slashes } from '../slashes';

/** Flags of the command line. */
export interface BundleFlags {
  readonly env: string;
  readonly from?: string;
  readonly plans?: string;
  readonly branch?: string;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** `slipway bundle`: writes what is to be approved. */
export async function runBundle({ env, from, plans, branch, output, quiet = undefined }: BundleFlags, version: string): Promise<void> {
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const made = await makeBundle(env, {
    quiet: quiet ?? false,
    version,
    tell,
    ...(branch !== undefined && { branch }),
    ...(from !== undefined && { from }),
    ...(plans !== undefined && { plans }),
  });
  refuseOther(from, made.differences);
  if (plans !== undefined) await refuseUnappliable(plans, from ?? defaultFolder(env), Object.keys(made.bundle.plans), made.rendered.side);
  const folder = bundleFolder(made.file, made.digest);
  refuseLinks('.', slashes(folder), 'Put a folder in its place.');
  fs.mkdirSync(folder, { recursive: true });
  writeFile(path.join(folder, 'plan.json'), planText(made.plan));
  writeFile(path.join(folder, 'bundle.json'), printBundle(made.bundle));
  const file = slashes(path.join(folder, 'bundle.json'));
  if (output === 'json') process.stdout.write(`${printableJson({ schemaVersion: 1, environment: env, digest: made.digest, file })}\n`);
  else if (!quiet) process.stdout.write(bundleText(made, file));
}

/** @throws UserError where the folder that would be deployed is not what the revision renders */
function refuseOther(from: string | undefined, differences: readonly string[]): void {
  if (differences.length === 0) return;
  const lines = differences.slice(0, 10).map((line) => `  ${line}`);
  const more = differences.length > lines.length ? [`  and ${differences.length - lines.length} more`] : [];
  throw new UserError(
    `'${from}' is not what the revision renders:\n${[...lines, ...more].join('\n')}`,
    'Run `slipway render` into an empty folder, and deploy that.',
  );
}

/** What is in a bundle, and what comes next. */
function bundleText({ bundle, digest, plan, report }: MadeBundle, file: string): string {
  const { environment, revision, follows, files, plans, plan: seen, policies } = bundle;
  const acknowledge = seen.acknowledge.length > 0 ? seen.acknowledge.join(', ') : 'nothing';
  const rows: readonly (readonly [string, string])[] = [
    ['bundle', digest],
    ['revision', revision],
    ['follows', follows ?? 'none: it is the first'],
    ['files', String(Object.keys(files).length)],
    ['saved plans', String(Object.keys(plans).length)],
    ['plan', `${plural(plan.summary.items, 'change')}; to acknowledge: ${acknowledge}`],
    ['policies', `${plural(report?.findings.length ?? 0, 'finding')} of ${policies.packs.join(', ') || 'no pack'}`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${printable(value)}`);
  return `${lines.join('\n')}\n\nWrote ${file}. Commit it, and have it approved: slipway approve --env ${environment}\n`;
}
